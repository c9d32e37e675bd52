import type { Moment } from '../funnel/moment.ts';
import { under } from '../shape/pointer.ts';
import type { Node } from '../shape/shape.ts';
import type { FactorRule } from './factorRule.ts';
import { simple } from './simple.ts';

/** @public */
export interface Weight<When = Node> {
  readonly kind: 'weight';
  readonly when: When;
  readonly by: number;
}

/**
 * The weight of the context: `by` where the condition is true; 1 where it is false or unknown. C in P × C × V × L.
 *
 * @param by - 0 or more
 * @example
 * ```ts
 * import { eq, weight } from '@opportune/core';
 *
 * weight(eq('context.device', 'mobile'), 1.2).by; // => 1.2
 * ```
 * @see docs/semantics.md, R3
 * @public
 */
export const weight = <const When extends Node>(when: When, by: number): Weight<When> => ({ kind: 'weight', when, by });

/** @public */
export const weightRule: FactorRule<Weight> = {
  family: 'factor',
  kind: 'weight',
  fields: { required: { when: { is: 'node', family: 'condition' }, by: { is: 'number', min: 0 } } },
  compile: ({ when, by }, build, at) => {
    const { test } = build.condition(when, under(at, 'when'));
    const most = Math.max(1, by);
    const weigh = (moment: Moment): number => (test(moment) === true ? by : 1);
    return simple('weight', weigh, { bound: () => most, scale: (moment) => weigh(moment) / most, isScaled: true });
  },
};
