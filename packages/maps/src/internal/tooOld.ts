import type { Instant, Millis } from '@opportune/core';

import { type Refusal, refuse } from './refuse.ts';

/**
 * Refuses a report that was signed too long ago: whoever recorded it can send it again, signature and all. One that
 * is dated ahead is refused as well, or it could be sent again for longer. Inside the window a second arrival is a
 * duplicate by its event ids.
 */
export function tooOld(signed: Instant, received: Instant, tolerance: Millis): Refusal | undefined {
  const age = received - signed;
  if (Number.isNaN(age)) return refuse('MALFORMED', 'no date that can be read');
  return Math.abs(age) <= tolerance ? undefined : refuse('TOO_OLD', `signed ${age} ms before it arrived`);
}
