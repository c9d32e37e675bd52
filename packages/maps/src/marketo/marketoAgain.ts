import type { Instant, Millis } from '@opportune/core';

import type { Answer } from '../internal/line.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** Gateway, time-out, unavailable for now, unhandled, unreachable for now, a resource or a lock that is taken. */
const PASSING = new Set(['500', '502', '604', '608', '611', '614', '713', '719']);

/** The token is none, or has ended. */
const TOKEN = new Set(['601', '602']);

/** Whether the same call may succeed later, by the code of the error, and how long to wait where Marketo says so. */
export function marketoAgain(code: string, now: Instant): Pick<Answer, 'retryable' | 'retryAfter'> {
  const wait = throttled(code, now);
  if (wait !== undefined) return { retryable: true, retryAfter: wait };
  return { retryable: PASSING.has(code) || TOKEN.has(code) };
}

/** Whether it was the token that was not taken; the detail of such an answer begins with the code. */
export function marketoTokenRefused({ detail = '' }: Answer): boolean {
  return TOKEN.has(detail.slice(0, 3));
}

function throttled(code: string, now: Instant): Millis | undefined {
  // 100 calls in 20 seconds; all of them may have been made just now.
  if (code === '606') return 20_000;
  if (code === '607') return untilQuota(now);
  // Ten calls at a time: one of them ends soon.
  if (code === '615') return 2_000;
  return undefined;
}

/**
 * The daily quota begins anew at "12:00AM CST". Read as UTC−6 all the year: should summer time be meant, the wait is an
 * hour too long, where the other reading would run into the old quota and wait for another day.
 */
function untilQuota(now: Instant): Millis {
  const sinceMidnight = (((now - 6 * HOUR) % DAY) + DAY) % DAY;
  return DAY - sinceMidnight;
}
