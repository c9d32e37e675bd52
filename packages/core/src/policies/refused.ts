import type { Standings } from './claim.ts';

/**
 * What is known of accounts after a ledger has refused a claim: to be given to `step` with the same state and input, so that it decides
 * without what is used up.
 *
 * A step may be refused what it believed to be there, where somebody else was quicker; of an account of which that happens twice it is
 * told that nothing is left, so that asking again comes to an end.
 *
 * @example
 * ```ts
 * import { refused } from '@opportune/core';
 *
 * const known = refused({}, { coupons: 7 });
 *
 * known; // => { coupons: 7 }
 * refused(known, { coupons: 8, budget: 20 }); // => { coupons: 1.7976931348623157e308, budget: 20 }
 * ```
 * @see docs/semantics.md, Q3
 * @public
 */
export const refused = (known: Standings, by: Standings): Standings => ({
  ...known,
  ...Object.fromEntries(
    Object.entries(by).map(([account, taken]) => [account, Object.hasOwn(known, account) ? Number.MAX_VALUE : taken]),
  ),
});
