import { under } from '../shape/pointer.ts';
import type { Term } from '../terms/term.ts';
import type { FactorRule } from './factorRule.ts';
import { simple } from './simple.ts';

/** @public */
export interface Amount<Of = Term> {
  readonly kind: 'amount';
  readonly of: Of;
  readonly otherwise?: number;
}

/**
 * A number that is known of the customer, the event or the request, or is worked out of such: `otherwise` where it is
 * unknown or no finite number, and 0 where it is below 0.
 *
 * @param of - a path, or a term made of paths and numbers
 * @param options - `otherwise`: 0 or more; 1 where it is left out
 * @example
 * ```ts
 * import { amount, divide } from '@opportune/core';
 *
 * amount(divide('profile.spend90d', 100), { otherwise: 0 }).otherwise; // => 0
 * ```
 * @see docs/semantics.md, R4
 * @public
 */
export const amount = <const Of extends Term>(of: Of, options: { readonly otherwise?: number } = {}): Amount<Of> => ({
  kind: 'amount',
  of,
  ...options,
});

/** @public */
export const amountRule: FactorRule<Amount> = {
  family: 'factor',
  kind: 'amount',
  fields: { required: { of: { is: 'term' } }, optional: { otherwise: { is: 'number', min: 0 } } },
  compile: ({ of, otherwise = 1 }, build, at) => {
    const term = build.term(of, under(at, 'of'));
    const score = (moment: Parameters<typeof term.value>[0]): number => {
      const value = term.value(moment);
      return typeof value === 'number' && Number.isFinite(value) ? Math.max(0, value) : otherwise;
    };
    return simple('amount', score, {});
  },
};
