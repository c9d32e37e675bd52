import { targetsOf } from '../strategy/targetsOf.ts';
import type { Treatment } from '../strategy/treatment.ts';
import type { FactorRule } from './factorRule.ts';
import { simple } from './simple.ts';

/** @public */
export interface Uplift {
  readonly kind: 'uplift';
  readonly of: Readonly<Record<string, number>>;
}

/**
 * Weights that the business sets in percent, added up rather than multiplied: 1 + sum ÷ 100 over what the table says of the
 * action's issue, its group and its id, and not less than 0. The other way of reading levers; use it or `lever`.
 *
 * @param of - percent by issue, group or action id; below 0 weakens
 * @example
 * ```ts
 * import { uplift } from '@opportune/core';
 *
 * uplift({ sale: 20, 'hero-sale': -50 }).of; // => { sale: 20, 'hero-sale': -50 }
 * ```
 * @see docs/semantics.md, R4
 * @public
 */
export const uplift = (of: Readonly<Record<string, number>>): Uplift => ({ kind: 'uplift', of });

/** @public */
export const upliftRule: FactorRule<Uplift> = {
  family: 'factor',
  kind: 'uplift',
  fields: { required: { of: { is: 'record', of: { is: 'number' }, by: 'target' } } },
  compile: ({ of }) => {
    const percents = new Map(Object.entries(of));
    const bound = (action: Treatment): number => {
      let sum = 0;
      for (const name of targetsOf(action)) sum += percents.get(name) ?? 0;
      return Math.max(0, 1 + sum / 100);
    };
    return simple('uplift', (_moment, action) => bound(action), { bound, isStatic: true });
  },
};
