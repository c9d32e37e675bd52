import type { CustomerEvent } from '@opportune/core';

/** A trigger that fired, as far as it is compared. */
export type Fired = readonly [trigger: string, openedAt: number, at: number];

/** One way to remember customers and to see what time brings about. */
export interface Subject {
  /** Takes in an event and gives what fired, in order. */
  take(event: CustomerEvent): readonly Fired[];
  /** The aggregates of a customer as of the last event. */
  profile(customer: string): Readonly<Record<string, unknown>>;
}
