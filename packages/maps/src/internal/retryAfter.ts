import type { Instant, Millis } from '@opportune/core';

import { seconds } from './seconds.ts';

/**
 * Reads the header Retry-After (RFC 9110, 10.2.3): seconds, or an HTTP date seen from `now`.
 * @returns undefined where it is absent or says neither
 */
export function retryAfter(header: string | null, now: Instant): Millis | undefined {
  const span = seconds(header);
  if (span !== undefined) return span;
  const value = header?.trim() ?? '';
  // Date.parse alone would take "1.5" for a day in January.
  const date = value.endsWith('GMT') ? Date.parse(value) : Number.NaN;
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}
