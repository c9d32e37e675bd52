import type { Delivery, Millis, Receipt, ReceiptReason } from '@opportune/core';

import { excerpt } from './excerpt.ts';
import type { Fetch } from './fetch.ts';
import { retryAfter } from './retryAfter.ts';
import { within } from './within.ts';

/** The part of a receipt that the platform's answer decides. */
export type Answer = Pick<Receipt, 'status' | 'retryable' | 'retryAfter' | 'reason' | 'detail'>;

/** How to call a platform, the same for every call of a channel. */
export interface Line {
  readonly fetch: Fetch;
  readonly timeout: Millis;
  /** What it means that the platform has taken it. */
  readonly taken: (status: number) => 'accepted' | 'sent';
  /** Finds the platform's own words in the body of a refusal. */
  readonly explain: (body: string) => string;
  /** Finds there why it was refused, where the platform says so in a word that policies can heed. */
  readonly reason?: (body: string) => ReceiptReason | undefined;
}

const AGAIN = new Set([408, 425, 429]);

/**
 * Posts one body and says what the answer means.
 * @throws where the request cannot be written, for example a header with a line break; a call that fails is a value
 */
export async function post(
  line: Line,
  delivery: Delivery,
  url: string,
  header: Record<string, string>,
  body: string,
): Promise<Answer> {
  if (delivery.signal?.aborted) return { status: 'aborted', detail: 'before it was sent' };
  const headers = new Headers(header);
  try {
    return await within(line.timeout, delivery.signal, async (signal) => {
      // A redirected POST arrives as a GET without a body, or carries the key elsewhere.
      const response = await line.fetch(url, { method: 'POST', headers, body, signal, redirect: 'manual' });
      if (response.ok) {
        await response.body?.cancel();
        return { status: line.taken(response.status) };
      }
      const wait = retryAfter(response.headers.get('retry-after'), delivery.now);
      const answer = await excerpt(response);
      const why = line.reason?.(answer);
      const retryable = AGAIN.has(response.status) || response.status >= 500;
      return {
        status: 'failed',
        retryable,
        ...(retryable && wait !== undefined && { retryAfter: wait }),
        ...(why && { reason: why }),
        detail: `${response.status} ${line.explain(answer)}`,
      };
    });
  } catch (error) {
    // It may have arrived all the same; the idempotency key makes it safe to try again.
    return { status: 'failed', retryable: true, detail: `no answer: ${reason(error)}` };
  }
}

/** `fetch failed` says nothing; its cause does. */
function reason(error: unknown): string {
  const cause = error instanceof Error ? (error.cause ?? error) : error;
  return cause instanceof Error ? cause.message : String(cause);
}
