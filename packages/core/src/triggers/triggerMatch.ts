import type { CustomerEvent } from '../events/customerEvent.ts';
import type { Instant } from '../time/instant.ts';

/**
 * What makes a trigger fire: the pattern was found, and an opportunity is open.
 * @public
 */
export interface Firing {
  /** Tells the match from every other of the same trigger; the event's id where it is left out. */
  readonly id?: string;
  /** Of a pattern: whether it was found, or begun and not ended in time. */
  readonly kind?: 'complete' | 'timeout';
  /** The time of the first event of the match. */
  readonly openedAt: Instant;
  /** When it fired, in event time: the last event's time, or when the time ran out. */
  readonly at: Instant;
  /** The event that rules see as `event.*`: of an absence the one that opened it, else the last one; none where time alone fired it. */
  readonly event?: CustomerEvent;
  /** Of a pattern: the events that each of its steps has taken, in order; of earlier ones only the properties that paths lead to. */
  readonly steps?: Readonly<Record<string, readonly CustomerEvent[]>>;
}

/**
 * A trigger that fired.
 * @public
 */
export interface TriggerMatch extends Firing {
  readonly name: string;
  readonly id: string;
}

/** What fired, under the trigger's name. */
export const matchOf = (name: string, firing: Firing): TriggerMatch => ({
  ...firing,
  name,
  id: firing.id ?? firing.event?.id ?? String(firing.at),
});
