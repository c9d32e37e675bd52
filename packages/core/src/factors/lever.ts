import type { Treatment } from '../strategy/treatment.ts';
import type { FactorRule } from './factorRule.ts';
import { leverOn } from './leverOn.ts';
import { simple } from './simple.ts';

/** @public */
export interface Lever {
  readonly kind: 'lever';
  readonly of: Readonly<Record<string, number>>;
}

/**
 * The weights that the business sets by hand: the product of the action's own `lever` and those of its issue, its
 * group and its id in the table; 1 where there is none. L in P × C × V × L.
 *
 * @param of - weights by issue, group or action id, each 0 or more
 * @example
 * ```ts
 * import { lever } from '@opportune/core';
 *
 * lever({ sale: 0.8 }); // => { kind: 'lever', of: { sale: 0.8 } }
 * ```
 * @see docs/semantics.md, R3
 * @public
 */
export const lever = (of: Readonly<Record<string, number>> = {}): Lever => ({ kind: 'lever', of });

/** @public */
export const leverRule: FactorRule<Lever> = {
  family: 'factor',
  kind: 'lever',
  fields: { required: { of: { is: 'record', of: { is: 'number', min: 0 }, by: 'target' } } },
  compile: ({ of }) => {
    const weight = leverOn(of);
    const bound = (action: Treatment): number => (action.lever ?? 1) * weight(action);
    return simple('lever', (_moment, action) => bound(action), { bound, isStatic: true });
  },
};
