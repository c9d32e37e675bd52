import { exp2 } from '../internal/exp2.ts';
import { under } from '../shape/pointer.ts';
import type { Node } from '../shape/shape.ts';
import { composed } from './composed.ts';
import type { FactorRule } from './factorRule.ts';

/** @public */
export interface Fade<Of = Node> {
  readonly kind: 'fade';
  readonly of: Of;
  readonly half: number;
}

/**
 * What is left of 1 where something grows: 1 at 0, a half at `half`, a quarter at twice as much: 2^(−x ÷ half). As a part of a product it
 * damps: what has been shown often counts for less each time.
 *
 * @param by - `half`: above 0
 * @returns a factor, 0…1
 * @example
 * ```ts
 * import { contacts, days, fade } from '@opportune/core';
 *
 * fade(contacts({ of: 'action', per: days(7) }), { half: 3 }).half; // => 3
 * ```
 * @see docs/semantics.md, R5
 * @public
 */
export const fade = <const Of extends Node>(of: Of, by: { readonly half: number }): Fade<Of> => ({
  kind: 'fade',
  of,
  ...by,
});

/** @public */
export const fadeRule: FactorRule<Fade> = {
  family: 'factor',
  kind: 'fade',
  fields: { required: { of: { is: 'node', family: 'factor' }, half: { is: 'number', above: 0 } } },
  compile: ({ of, half }, build, at) => {
    const part = build.factor(of, under(at, 'of'));
    const { isStatic = false, bound } = part;
    return composed('fade', [part], {
      // What grows leaves less, so that of something that may be less than it is at most nothing but 1 is known.
      bound: (action) => (isStatic && bound !== undefined ? left(bound(action), half) : 1),
      score: (moment, action) => left(part.score(moment, action), half),
    });
  },
};

/** Of what is beyond all numbers nothing is left. */
const left = (score: number, half: number): number => {
  const halvings = score / half;
  return Number.isFinite(halvings) ? exp2(-halvings) : 0;
};
