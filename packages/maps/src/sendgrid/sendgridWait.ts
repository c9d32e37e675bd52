import type { Instant, Millis } from '@opportune/core';

/**
 * How long until requests are taken again: X-RateLimit-Reset says when, in Unix seconds. The header stands in every
 * answer, so it counts only where X-RateLimit-Remaining says that there are none left.
 */
export function sendgridWait(headers: Headers, _: string, now: Instant): Millis | undefined {
  const reset = headers.get('x-ratelimit-reset') ?? '';
  if (headers.get('x-ratelimit-remaining')?.trim() !== '0' || !/^\d{1,12}$/.test(reset)) return undefined;
  return Math.max(0, Number(reset) * 1_000 - now);
}
