import type { DecisionRequest, Instant } from '@opportune/core';

/** Something that happened, before it is known to whom: who it is stands in the memory. */
export interface Draft {
  readonly kind: 'event';
  readonly id: string;
  readonly type: string;
  readonly time: Instant;
  readonly properties: Readonly<Record<string, unknown>>;
  /** Who the customer is from now on, where the event says so. */
  readonly becomes?: Becoming;
}

/** A new id for the same person. */
export interface Becoming {
  readonly customer: string;
  /** The property that names who it was before. */
  readonly before: 'anonymousId' | 'previousId';
}

/** A question, before it is known of whom. */
export type Question = Omit<DecisionRequest, 'customer'>;
