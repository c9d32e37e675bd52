import type { Instant, Millis } from '@opportune/core';

import type { Taken } from '../internal/call.ts';
import { field } from '../internal/field.ts';
import type { Answer } from '../internal/line.ts';
import { parseJson } from '../internal/parseJson.ts';
import { text } from '../internal/text.ts';

/** What a body of a good status says where its `code` is no success. */
export function iterableVerdict({ status, text: body }: Taken): Answer | undefined {
  const code = text(field(parseJson(body), 'code'));
  if (code === undefined || code === 'Success') return undefined;
  return { status: 'failed', retryable: code === 'RateLimitExceeded', detail: `${status} ${iterableError(body)}` };
}

/** What Iterable says of a request: its code and its message, or the body itself where it is of another form. */
export function iterableError(body: string): string {
  const answer = parseJson(body);
  return [field(answer, 'code'), field(answer, 'msg')].flatMap((each) => text(each) ?? []).join(': ') || body;
}

/** Later than this, a number of seconds is a point in time and no span. */
const EPOCH = 1_000_000_000;

/** How long to wait: Iterable says so in the body, in seconds, and not by Retry-After. */
export function iterableWait(body: string, now: Instant): Millis | undefined {
  const reset = field(parseJson(body), 'params', 'rateLimitReset');
  const seconds = typeof reset === 'string' && reset !== '' ? Number(reset) : reset;
  if (typeof seconds !== 'number' || !(seconds >= 0 && seconds < Number.MAX_SAFE_INTEGER / 1_000)) return undefined;
  return Math.ceil(Math.max(0, seconds < EPOCH ? seconds * 1_000 : seconds * 1_000 - now));
}
