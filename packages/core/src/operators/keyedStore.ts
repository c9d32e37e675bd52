import type { CustomerState } from '../profile/customerState.ts';
import type { Instant } from '../time/instant.ts';

/**
 * Customers in memory, with a bound.
 * @public
 */
export interface KeyedStore {
  get(customer: string): Kept | undefined;
  set(customer: string, kept: Kept): void;
  entries(): Iterable<readonly [customer: string, kept: Kept]>;
}

/**
 * A customer as kept: the state, and when it wants to be woken.
 * @public
 */
export interface Kept {
  readonly state: CustomerState;
  readonly wakeAt: Instant | undefined;
}

/**
 * Keeps customers in memory, at most so many: where one more comes, the one not touched for longest leaves and is handed
 * to `evicted`. What is handed out is not woken any more; keep it elsewhere, and set it again before its next input.
 *
 * @param options - `atMost`: a whole number above 0; 100,000 where it is left out
 * @example
 * ```ts
 * import { keyedStore } from '@opportune/core/operators';
 *
 * keyedStore({ atMost: 1000 }).get('ada'); // => undefined
 * ```
 * @public
 */
export function keyedStore(
  options: { readonly atMost?: number; readonly evicted?: (customer: string, kept: Kept) => void } = {},
): KeyedStore {
  const { atMost = 100_000, evicted } = options;
  // A Map remembers the order in which keys were set: the first is the one not touched for longest.
  const customers = new Map<string, Kept>();
  // Kept open, because a new iterator has to pass over all that was deleted before the first: at the bound that costs
  // more than deciding.
  const byAge = customers.entries();
  return {
    get: (customer) => customers.get(customer),
    entries: () => customers.entries(),
    set: (customer, kept) => {
      customers.delete(customer);
      customers.set(customer, kept);
      if (customers.size <= atMost) return;
      const oldest = byAge.next();
      if (oldest.done === true) return;
      customers.delete(oldest.value[0]);
      evicted?.(...oldest.value);
    },
  };
}
