import type { Instant, Millis, Receipt, ReceiptReason } from '@opportune/core';

import type { Taken } from './call.ts';
import type { Fetch } from './fetch.ts';

/** The part of a receipt that the platform's answer decides. */
export type Answer = Pick<Receipt, 'status' | 'retryable' | 'retryAfter' | 'reason' | 'detail' | 'reference'>;

/** How to call a platform, the same for every call of a channel. */
export interface Line {
  readonly fetch: Fetch;
  readonly timeout: Millis;
  /** What it means that the platform has taken it. */
  readonly taken: (status: number) => 'accepted' | 'sent';
  /** Nothing in a body of a good status matters, so that it is not waited for: a message that was taken stays taken where the body does not come. */
  readonly bodyless?: true;
  /** What a body of a good status says more: that it is no success after all, or the platform's id of the message. */
  readonly verdict?: (reply: Taken, now: Instant) => Answer | undefined;
  /** Finds the platform's own words in the body of a refusal. */
  readonly explain: (body: string) => string;
  /** Finds there why it was refused, where the platform says so in a word that policies can heed. */
  readonly reason?: (body: string) => ReceiptReason | undefined;
  /** How long the platform asks to wait, where it says so otherwise than by Retry-After. */
  readonly wait?: (headers: Headers, body: string, now: Instant) => Millis | undefined;
  /** Does a refusal say that an earlier attempt was taken? Then it is taken. */
  readonly already?: (status: number, body: string) => boolean;
  /** Is it worth another try, beside 408, 425, 429 and what begins with 5? */
  readonly again?: (status: number, body: string) => boolean;
  /** Is it of no use to try again, though the status begins with 5? */
  readonly final?: (body: string) => boolean;
}
