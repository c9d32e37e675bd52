import type { CustomerEvent } from '../events/customerEvent.ts';
import type { OutcomeType } from '../events/outcome.ts';
import type { Receipt } from '../events/receipt.ts';
import type { Millis } from '../time/duration.ts';
import type { Instant } from '../time/instant.ts';
import type { Contact } from './contact.ts';
import type { PastOutcome } from './pastOutcome.ts';

/**
 * What a policy has to know of past outcomes.
 * @public
 */
export interface OutcomeInterest {
  readonly type: OutcomeType;
  /** How long after it happened an outcome still matters. */
  readonly keeps: Millis;
  /** Makes the one memory that several policies share. */
  readonly memory: (interests: readonly OutcomeInterest[]) => OutcomeMemory;
}

/**
 * How outcomes are remembered. Each operation gives the very same list where nothing changes, and undefined for an empty one.
 * @public
 */
export interface OutcomeMemory {
  /** How long outcomes of a type still matter; undefined where no policy counts them. */
  readonly keeps: (type: string) => Millis | undefined;
  readonly afterEvent: (known: Known, event: CustomerEvent, contacts: readonly Contact[], now: Instant) => Known;
  readonly afterReceipt: (known: Known, receipt: Receipt, contact: Contact, now: Instant) => Known;
  /** Those of both, each once, whichever is named first. */
  readonly joined: (one: Known, other: Known) => Known;
}

/** Oldest first. */
type Known = readonly PastOutcome[] | undefined;
