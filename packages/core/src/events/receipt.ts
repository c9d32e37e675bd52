import type { Millis } from '../time/duration.ts';
import type { Instant } from '../time/instant.ts';

/**
 * Why a delivery was not made: a closed list.
 *
 * - `frequency_capped`: a cap of the platform's own has held it back
 * @public
 */
export type ReceiptReason = 'frequency_capped';

/**
 * What a channel says of a decision. `accepted` and `sent` commit the decision's place in the contact history,
 * `aborted` and a `failed` that is not retryable release it.
 *
 * - `accepted`: the platform has taken it and will report what becomes of it
 * - `sent`: it has left
 * - `failed`: it could not be handed over; `retryable` says whether trying again may help
 * - `aborted`: it was withdrawn before it was handed over
 * @public
 */
export interface Receipt {
  readonly kind: 'receipt';
  /** The id of the decision. */
  readonly decision: string;
  readonly customer: string;
  readonly channel: string;
  readonly status: 'accepted' | 'sent' | 'failed' | 'aborted';
  readonly time: Instant;
  /** Only with `failed`: may the same call succeed later? */
  readonly retryable?: boolean;
  /** Only with a retryable failure: how long the platform asks us to wait. */
  readonly retryAfter?: Millis;
  /** Only with `failed` and `aborted`: why, where it is something that policies can heed. */
  readonly reason?: ReceiptReason;
  /** What went wrong, for a person: status and the platform's own words, without secrets. */
  readonly detail?: string;
  /** The platform's own id of the message. */
  readonly reference?: string;
}
