import type { Millis } from '../time/duration.ts';

/**
 * How long what is known of a customer is kept, and how much of what is under way. What is not named is kept for as long as it is needed.
 * @public
 */
export interface Retention {
  /** What recipes have set: so long after the customer's latest event. */
  readonly profile?: Millis;
  /** What aggregates remember: so long after the customer's latest event. */
  readonly aggregates?: Millis;
  /** Matches under way, with the events in them: so long after the customer's latest event. */
  readonly triggers?: Millis;
  /** Each contact: so long after it was decided, and no shorter than a policy needs it. */
  readonly contacts?: Millis;
  /** Each outcome: so long after it happened, and no shorter than a policy counts it. */
  readonly outcomes?: Millis;
  /** Each word of consent: so long after it was said. A consent that is let go is a no; that nobody must be contacted is kept. */
  readonly consents?: Millis;
  /** How many triggers may have a match open, at least 1. Of more, the one that was opened first is let go, and is a fault. */
  readonly openAtMost?: number;
}
