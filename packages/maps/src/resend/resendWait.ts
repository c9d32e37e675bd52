import type { Instant, Millis } from '@opportune/core';

import { seconds } from '../internal/seconds.ts';
import { resendError } from './resendError.ts';

const DAY = 86_400_000;

/**
 * How long until requests are taken again, where Retry-After does not say it: `ratelimit-reset` seconds where none are
 * left, and until midnight of UTC, when the daily quota begins anew.
 */
export function resendWait(headers: Headers, body: string, now: Instant): Millis | undefined {
  if (resendError(body) === 'daily_quota_exceeded') return DAY - (now % DAY);
  const isLast = !headers.has('retry-after') && headers.get('ratelimit-remaining')?.trim() === '0';
  return isLast ? seconds(headers.get('ratelimit-reset')) : undefined;
}
