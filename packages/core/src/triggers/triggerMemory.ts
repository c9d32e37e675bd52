import type { CustomerEvent } from '../events/customerEvent.ts';
import type { Instant } from '../time/instant.ts';

/**
 * What a trigger remembers of one customer between events.
 * @public
 */
export interface TriggerMemory {
  /** The event that opened the match that is under way. */
  readonly opened?: CustomerEvent;
  /** Event time of the latest event that closed a match or would have: an opening older than this comes too late. */
  readonly closedAt?: Instant;
}
