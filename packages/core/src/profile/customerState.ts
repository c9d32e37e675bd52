import type { Origin } from '../identity/origin.ts';
import type { Standing } from '../identity/standing.ts';
import type { Contact } from '../policies/contact.ts';
import type { Deferral } from '../policies/deferral.ts';
import type { PastOutcome } from '../policies/pastOutcome.ts';
import type { Instant } from '../time/instant.ts';
import type { TriggerMemory } from '../triggers/triggerMemory.ts';
import type { Consents } from './consent.ts';

/**
 * Attributes of a customer that recipes have set.
 * @public
 */
export type Profile = Readonly<Record<string, unknown>>;

/**
 * All that is remembered of one customer: plain JSON, bounded in size. A runtime stores it under the customer's id
 * and hands it back unread.
 * @public
 */
export interface CustomerState {
  /** The version of this form. */
  readonly format: 1;
  readonly customer: string;
  /** Hash of the strategy that wrote it. */
  readonly strategy: string;
  /** When the customer was first heard of, by the clock of deciding; of merged identities the earliest. */
  readonly since: Instant;
  /** How many inputs have changed the state: of two copies the one with more is the newer. */
  readonly revision: number;
  /** The id under which the customer was first known, for which chance is drawn, where that is another. */
  readonly subject?: string;
  /** When all that was known of the customer was erased: what happened until then is not taken in any more. */
  readonly erasedAt?: Instant;
  /** Who the customer has become, where they are known to be somebody else; then nothing else is remembered here. */
  readonly successor?: string;
  /** The latest event time seen: what is older than this by more than the allowed lateness is too late. */
  readonly watermark: Instant;
  /**
   * Marks of the aggregates and triggers that have remembered something, four letters each in order, so that another version can
   * tell what has changed. A state without them is one of before there were any.
   */
  readonly marks?: string;
  /** Hashes of the ids of the last inputs, newest last; at most 32. */
  readonly seen: readonly number[];
  readonly profile: Profile;
  /** What each aggregate remembers, by name. */
  readonly aggregates: Readonly<Record<string, unknown>>;
  /** The open match of each trigger, by name. */
  readonly triggers: Readonly<Record<string, TriggerMemory>>;
  /** What the customer said last, by `channel/purpose` and by `channel`. */
  readonly consents: Consents;
  /** Contacts that a cap may still have to count, or an outcome may name, oldest first. */
  readonly contacts: readonly Contact[];
  /** Past outcomes that some policy counts, oldest first; not there where there are none. */
  readonly outcomes?: readonly PastOutcome[];
  /** What quiet hours hold back until they end; at most one for a trigger. */
  readonly deferrals: readonly Deferral[];
  /** What merged identities have brought to the aggregates, by their ids; at most 8. */
  readonly origins?: Readonly<Record<string, Origin>>;
  /** Where each identity stood when they were merged, by its id, until the next input builds upon it. */
  readonly pending?: Readonly<Record<string, Standing>>;
}
