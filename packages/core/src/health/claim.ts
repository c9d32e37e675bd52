import type { Instant } from '../time/instant.ts';
import { joined, type Bound, type Bounded } from './bounded.ts';

/**
 * What one source said last of one attribute of a customer.
 * @public
 */
export interface Claim {
  readonly attribute: string;
  readonly source: string;
  /** Event time. */
  readonly at: Instant;
  /** A hash of the value. */
  readonly value: number;
}

/** The later word counts; of two at the same time the one with the greater hash, so that order does not matter. */
const later = (a: Claim, b: Claim): Claim => (a.at > b.at || (a.at === b.at && a.value > b.value) ? a : b);

/** What is kept of one customer: by attribute and source. */
export const CLAIMS: Bound<Claim> = { atMost: 32, join: later };

/** Customers whose claims are compared: a sample by hash. */
export const CUSTOMERS: Bound<Bounded<Claim>> = { atMost: 256, join: (a, b) => joined(a, b, CLAIMS) };
