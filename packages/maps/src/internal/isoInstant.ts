import { type Instant, instant } from '@opportune/core';

/** The instant that a text of ISO 8601 with an offset names, or undefined. */
export function isoInstant(value: unknown): Instant | undefined {
  try {
    return typeof value === 'string' ? instant(value) : undefined;
  } catch {
    return undefined;
  }
}
