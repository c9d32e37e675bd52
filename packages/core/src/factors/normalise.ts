import { under } from '../shape/pointer.ts';
import type { Node } from '../shape/shape.ts';
import { composed } from './composed.ts';
import type { FactorRule } from './factorRule.ts';

/** @public */
export interface Normalise<Of = Node> {
  readonly kind: 'normalise';
  readonly of: Of;
  readonly from: number;
  readonly to: number;
}

/**
 * A factor brought to the range from 0 to 1, so that what is measured in money and what is counted can be added up: 0 at
 * `from` and below, 1 at `to` and above, in proportion between them.
 *
 * @param range - `from`: 0 or more; `to`: above `from`
 * @example
 * ```ts
 * import { amount, normalise } from '@opportune/core';
 *
 * normalise(amount('profile.spend90d'), { from: 0, to: 500 }).to; // => 500
 * ```
 * @throws {OpportuneError} `VALUE_OUT_OF_RANGE`, by `compile`, where `to` is not above `from`
 * @see docs/semantics.md, R4
 * @public
 */
export const normalise = <const Of extends Node>(
  of: Of,
  range: { readonly from: number; readonly to: number },
): Normalise<Of> => ({ kind: 'normalise', of, ...range });

/** @public */
export const normaliseRule: FactorRule<Normalise> = {
  family: 'factor',
  kind: 'normalise',
  fields: {
    required: { of: { is: 'node', family: 'factor' }, from: { is: 'number', min: 0 }, to: { is: 'number', above: 0 } },
  },
  compile: ({ of, from, to }, build, at) => {
    const part = build.factor(of, under(at, 'of'));
    if (to <= from) build.fault('VALUE_OUT_OF_RANGE', under(at, 'to'), `expected more than from, ${from}, found ${to}`);
    const share = (score: number): number => Math.min(Math.max((score - from) / (to - from), 0), 1);
    const { bound } = part;
    return composed('normalise', [part], {
      bound: (action) => (bound === undefined ? 1 : share(bound(action))),
      score: (moment, action) => share(part.score(moment, action)),
    });
  },
};
