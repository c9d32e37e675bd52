import type { Instant } from './instant.ts';

/** ECMAScript, Time Values: no date lies further from 1970. */
const LAST: Instant = 8.64e15;

/** What `instant()` reads, or a date alone. */
const DATE = /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d{1,3})?)?(Z|[+-]\d\d:\d\d))?$/;

/**
 * The instant that an attribute stands for: milliseconds since 1970 as a number, an ISO 8601 date-time with an offset, a date
 * (its midnight in UTC), or a `Date`. Undefined for anything else: nothing is guessed.
 */
export function instantOf(value: unknown): Instant | undefined {
  const millis = typeof value === 'string' ? parse(value) : value instanceof Date ? value.getTime() : value;
  return typeof millis === 'number' && Math.abs(millis) <= LAST ? millis : undefined;
}

function parse(text: string): number {
  if (!DATE.test(text)) return Number.NaN;
  // Some platforms take the 30th of February for the 2nd of March.
  const hasDay = new Date(text.slice(0, 10)).getUTCDate() === Number(text.slice(8, 10));
  return hasDay ? Date.parse(text) : Number.NaN;
}
