import type { Delivery, Millis } from '@opportune/core';

import { excerpt } from './excerpt.ts';
import type { Answer, Line } from './line.ts';
import { retryAfter } from './retryAfter.ts';
import { withdrawn } from './withdrawn.ts';
import { within } from './within.ts';

/** One request to a platform. */
export interface Call {
  readonly method?: 'GET' | 'PATCH' | 'POST' | 'PUT';
  readonly url: string;
  readonly headers: Record<string, string>;
  /** Not there where the method is GET. */
  readonly body?: string;
}

/** What came of a request: an answer of a good status, to be read, or what it means that there is none. */
export type Reply = Taken | { readonly taken: false; readonly answer: Answer };

/** An answer of a good status, or one that says that an earlier attempt was taken. Some platforms say in its body that nothing is good. */
export interface Taken {
  readonly taken: true;
  readonly status: number;
  readonly headers: Headers;
  /** The beginning of the body. */
  readonly text: string;
}

const AGAIN = new Set([408, 425, 429]);

/**
 * Makes one request and says what came of it.
 * @throws where the request cannot be written, for example a header with a line break; a call that fails is a value
 */
export async function call(line: Line, delivery: Pick<Delivery, 'now' | 'signal'>, request: Call): Promise<Reply> {
  if (delivery.signal?.aborted) return no(withdrawn);
  const { method = 'POST', url, body } = request;
  const headers = new Headers(request.headers);
  try {
    return await within(line.timeout, delivery.signal, async (signal) => {
      // A redirected POST arrives as a GET without a body, or carries the key elsewhere.
      const sent = { method, headers, signal, redirect: 'manual' } as const;
      const response = await line.fetch(url, body === undefined ? sent : { ...sent, body });
      const text = await excerpt(response, response.ok && line.bodyless ? 0 : undefined);
      const isTaken = response.ok || line.already?.(response.status, text) === true;
      if (isTaken) return { taken: true, status: response.status, headers: response.headers, text };
      return no(refusal(line, response, text, delivery.now));
    });
  } catch (error) {
    // It may have arrived all the same; where there is an idempotency key it is safe to try again.
    return no({ status: 'failed', retryable: true, detail: `no answer: ${reason(error)}` });
  }
}

function refusal(line: Line, { status, headers }: Response, text: string, now: number): Answer {
  const wait: Millis | undefined = line.wait?.(headers, text, now) ?? retryAfter(headers.get('retry-after'), now);
  const why = line.reason?.(text);
  const broken = status >= 500 && line.final?.(text) !== true;
  const retryable = AGAIN.has(status) || broken || line.again?.(status, text) === true;
  return {
    status: 'failed',
    retryable,
    ...(retryable && wait !== undefined && { retryAfter: wait }),
    ...(why && { reason: why }),
    detail: `${status} ${line.explain(text)}`,
  };
}

const no = (answer: Answer): Reply => ({ taken: false, answer });

/** `fetch failed` says nothing; its cause does. */
function reason(error: unknown): string {
  const cause = error instanceof Error ? (error.cause ?? error) : error;
  return cause instanceof Error ? cause.message : String(cause);
}
