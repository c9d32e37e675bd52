import type { Instant, Millis } from '@opportune/core';

import { seconds } from './seconds.ts';

/**
 * How long until the window of a rate limit ends: X-RateLimit-Reset says when, in Unix seconds. It stands on every
 * answer, so it says nothing where X-RateLimit-Remaining has something left.
 */
export function rateLimitReset(headers: Headers, _: string, now: Instant): Millis | undefined {
  const reset = seconds(headers.get('x-ratelimit-reset'));
  if (reset === undefined || Number(headers.get('x-ratelimit-remaining')) > 0) return undefined;
  return Math.max(0, reset - now);
}
