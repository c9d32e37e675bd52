import { under } from '../shape/pointer.ts';
import type { Node } from '../shape/shape.ts';
import { composed } from './composed.ts';
import type { FactorRule } from './factorRule.ts';

/** @public */
export interface Clamp<Of = Node> {
  readonly kind: 'clamp';
  readonly of: Of;
  readonly atLeast?: number;
  readonly atMost?: number;
}

/**
 * A factor kept within limits: what is lower counts as `atLeast`, what is higher as `atMost`.
 *
 * With `atMost` the engine knows an upper bound, also of a factor that could be anything, and can find the best of many
 * actions without scoring all.
 *
 * @param limits - each 0 or more; where `atLeast` is the greater one, `atMost` holds
 * @example
 * ```ts
 * import { amount, clamp } from '@opportune/core';
 *
 * clamp(amount('profile.spend90d'), { atMost: 1000 }).atMost; // => 1000
 * ```
 * @see docs/semantics.md, R4
 * @public
 */
export const clamp = <const Of extends Node>(
  of: Of,
  limits: { readonly atLeast?: number; readonly atMost?: number },
): Clamp<Of> => ({ kind: 'clamp', of, ...limits });

/** @public */
export const clampRule: FactorRule<Clamp> = {
  family: 'factor',
  kind: 'clamp',
  fields: {
    required: { of: { is: 'node', family: 'factor' } },
    optional: { atLeast: { is: 'number', min: 0 }, atMost: { is: 'number', min: 0 } },
  },
  compile: ({ of, atLeast = 0, atMost = Infinity }, build, at) => {
    const part = build.factor(of, under(at, 'of'));
    const within = (score: number): number => Math.min(Math.max(score, atLeast), atMost);
    const { bound = () => atMost } = part;
    return composed('clamp', [part], {
      // Without limits on either side nothing is known.
      ...(part.bound === undefined && atMost === Infinity ? {} : { bound: (action) => within(bound(action)) }),
      score: (moment, action) => within(part.score(moment, action)),
    });
  },
};
