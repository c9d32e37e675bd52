import type { CustomerEvent } from '../events/customerEvent.ts';
import { numberOf } from './numberOf.ts';

/** Sums of larger numbers would leave the range of doubles, and be no numbers ever after. */
const TOO_LARGE = 2 ** 960;

/** A property that can be added up. */
export function summandOf(event: CustomerEvent, property: string): number | undefined {
  const value = numberOf(event, property);
  return value === undefined || Math.abs(value) >= TOO_LARGE ? undefined : value;
}
