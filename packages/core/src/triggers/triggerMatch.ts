import type { CustomerEvent } from '../events/customerEvent.ts';
import type { Instant } from '../time/instant.ts';

/**
 * A trigger that fired: the pattern was found, and an opportunity is open.
 * @public
 */
export interface TriggerMatch {
  readonly name: string;
  /** The time of the first event of the match. */
  readonly openedAt: Instant;
  /** When it fired, in event time: the last event's time, or when the time ran out. */
  readonly at: Instant;
  /** The event that rules see as `event.*`: of an absence the one that opened it, else the last one. */
  readonly event: CustomerEvent;
}
