import type { Instant, Millis } from '@opportune/core';

import { seconds } from '../internal/seconds.ts';

/**
 * How long until requests are taken again: X-RateLimit-Reset says when, in Unix seconds. The header stands in every
 * answer, so it counts only where X-RateLimit-Remaining says that there are none left.
 */
export function sendgridWait(headers: Headers, _: string, now: Instant): Millis | undefined {
  const reset = seconds(headers.get('x-ratelimit-reset'));
  if (reset === undefined || headers.get('x-ratelimit-remaining')?.trim() !== '0') return undefined;
  return Math.max(0, reset - now);
}
