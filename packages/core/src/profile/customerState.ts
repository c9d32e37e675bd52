import type { Contact } from '../policies/contact.ts';
import type { Deferral } from '../policies/deferral.ts';
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
  /** Contacts that a cap may still have to count, oldest first. */
  readonly contacts: readonly Contact[];
  /** What quiet hours hold back until they end; at most one for a trigger. */
  readonly deferrals: readonly Deferral[];
}
