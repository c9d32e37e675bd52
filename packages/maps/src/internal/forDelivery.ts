import type { Delivery } from '@opportune/core';

/** The value of an option that is the same for every decision, or is found for each. */
export function forDelivery<T extends string | number | object | undefined>(
  option: T | ((delivery: Delivery) => T),
  delivery: Delivery,
): T {
  return typeof option === 'function' ? option(delivery) : option;
}
