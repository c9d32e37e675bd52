import type { CustomerEvent } from '@opportune/core';

/** What is known when the last event has been taken in. */
export interface Outcome {
  /** How often each trigger has fired; those that never have are not in it. */
  readonly fired: ReadonlyMap<string, number>;
  /** The aggregates of a customer as of the last event. */
  profile(customer: string): Readonly<Record<string, unknown>>;
}

/** One way to take in a history, each event at its own time. */
export type Subject = (events: readonly CustomerEvent[]) => Outcome;
