import { type Instant, instant } from '@opportune/core';

/** The point in time of an ISO 8601 date-time with an offset, or undefined where a value is none. */
export function isoInstant(value: unknown): Instant | undefined {
  try {
    return typeof value === 'string' ? instant(value) : undefined;
  } catch {
    return undefined;
  }
}
