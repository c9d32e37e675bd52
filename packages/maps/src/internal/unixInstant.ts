import type { Instant } from '@opportune/core';

/** A point in time that is written as seconds since 1970, a number or a text of one. What has more digits is something else. */
export function unixInstant(value: unknown): Instant | undefined {
  return /^\d{1,11}$/.test(String(value)) ? Number(value) * 1_000 : undefined;
}
