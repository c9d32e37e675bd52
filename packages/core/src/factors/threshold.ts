import { under } from '../shape/pointer.ts';
import type { Node } from '../shape/shape.ts';
import { composed } from './composed.ts';
import type { FactorRule } from './factorRule.ts';

/** @public */
export interface Threshold<Of = Node> {
  readonly kind: 'threshold';
  readonly of: Of;
  readonly atLeast: number;
}

/**
 * A factor that counts for nothing where it is too low: what is less than `atLeast` is 0, which as a part of a product drops
 * the action.
 *
 * @param limit - `atLeast`: 0 or more
 * @example
 * ```ts
 * import { propensity, threshold } from '@opportune/core';
 *
 * threshold(propensity('click'), { atLeast: 0.02 }).atLeast; // => 0.02
 * ```
 * @see docs/semantics.md, R4
 * @public
 */
export const threshold = <const Of extends Node>(of: Of, limit: { readonly atLeast: number }): Threshold<Of> => ({
  kind: 'threshold',
  of,
  ...limit,
});

/** @public */
export const thresholdRule: FactorRule<Threshold> = {
  family: 'factor',
  kind: 'threshold',
  fields: { required: { of: { is: 'node', family: 'factor' }, atLeast: { is: 'number', min: 0 } } },
  compile: ({ of, atLeast }, build, at) => {
    const part = build.factor(of, under(at, 'of'));
    const passed = (score: number): number => (score >= atLeast ? score : 0);
    const { bound } = part;
    return composed('threshold', [part], {
      ...(bound === undefined ? {} : { bound: (action) => passed(bound(action)) }),
      score: (moment, action) => passed(part.score(moment, action)),
    });
  },
};
