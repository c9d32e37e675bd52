import type { CustomerEvent } from '../events/customerEvent.ts';
import type { Receipt } from '../events/receipt.ts';
import type { Decision } from '../funnel/decision.ts';
import type { Profile } from '../profile/customerState.ts';
import type { Millis } from '../time/duration.ts';
import type { Instant } from '../time/instant.ts';

declare global {
  /** Every platform has it; this much of it is enough to name it here, where no platform is known. */
  interface AbortSignal {
    readonly aborted: boolean;
  }
}

/**
 * Port: a way to reach a customer, and to hear what became of it.
 * @public
 */
export interface Channel {
  /** The name that actions give in `channel`, or the platform's. For people and logs. */
  readonly name: string;
  /**
   * Hands one decision over. Never rejects and never throws: what goes wrong is a receipt with status `failed`.
   * Sending the same decision twice reaches the customer at most once wherever the platform can tell; its
   * idempotency key is the decision's id.
   */
  send(delivery: Delivery): Promise<Receipt>;
  /**
   * The same for several decisions in one call, each of another customer, where the platform takes that. Yields a
   * receipt for each, in the order of the deliveries. The signal of the first is that of all.
   */
  readonly sendMany?: SendMany;
  /** How many calls of `send` and `sendMany` the platform takes; all of these limits hold. Absent where none is known. */
  readonly limits?: readonly CallLimit[];
  /** Reads what the platform reports back. Absent where it reports nothing. Never rejects and never throws. */
  read?(report: Report): Promise<Reading>;
}

/**
 * Hands several decisions over in one call. Never rejects and never throws.
 * @public
 */
export interface SendMany {
  (deliveries: readonly Delivery[]): Promise<readonly Receipt[]>;
  /** How many it takes in one call, ≥ 1. */
  readonly atMost: number;
}

/**
 * In no span of `per` are there more calls than `atMost`.
 * @public
 */
export interface CallLimit {
  /** ≥ 1, whole. */
  readonly atMost: number;
  /** > 0. */
  readonly per: Millis;
}

/**
 * A decision on its way out, with what the channel may need to address and fill it.
 * @public
 */
export interface Delivery {
  readonly decision: Decision;
  /** The customer's attributes at the time of sending. */
  readonly profile: Profile;
  readonly now: Instant;
  readonly signal?: AbortSignal;
}

/**
 * A report of the platform as it came in, unparsed, because signatures cover the raw bytes.
 * @public
 */
export interface Report {
  /** Header names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
  readonly received: Instant;
}

/**
 * What a report says, or why it was not believed.
 * @public
 */
export type Reading =
  | {
      readonly ok: true;
      readonly events: readonly CustomerEvent[];
      /** Entries that are not for us, each with the reason: counted, never lost silently. */
      readonly skipped: readonly { readonly index: number; readonly why: string }[];
    }
  | {
      readonly ok: false;
      readonly code: 'SIGNATURE_MISSING' | 'SIGNATURE_INVALID' | 'TOO_OLD' | 'MALFORMED';
      readonly detail: string;
    };
