import type { CustomerEvent } from '../events/customerEvent.ts';
import type { DecisionRequest } from '../events/decisionRequest.ts';
import type { Contact } from '../policies/contact.ts';
import type { ProfileHealth } from '../profile/profileHealth.ts';
import type { Instant } from '../time/instant.ts';
import type { TriggerMatch } from '../triggers/triggerMatch.ts';

/**
 * What rules and models look at: one customer, now.
 * @public
 */
export interface Moment {
  readonly customer: string;
  /** The event that opened the opportunity; none in a request. */
  readonly event: CustomerEvent | undefined;
  /** Attributes, with the aggregates as of this moment. */
  readonly profile: Readonly<Record<string, unknown>>;
  /** How fit the profile is to be acted on. */
  readonly health: ProfileHealth;
  /** The trigger that fired; none in a request. */
  readonly trigger: TriggerMatch | undefined;
  /** Of a pattern: the events that each of its steps has taken, in order. */
  readonly steps?: Readonly<Record<string, readonly CustomerEvent[]>> | undefined;
  readonly request: DecisionRequest | undefined;
  readonly context: Readonly<Record<string, unknown>>;
  /** What the customer was contacted with, oldest first, as far as the strategy remembers it; none outside of a step. */
  readonly contacts?: readonly Contact[];
  /** When it is decided. */
  readonly now: Instant;
}
