import type { Instant } from '../time/instant.ts';

/** To the minute; undefined where no date is, as at the end of a cap for ever. */
export function showInstant(at: Instant): string | undefined {
  const date = new Date(at);
  return Number.isNaN(date.getTime()) ? undefined : `${date.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}
