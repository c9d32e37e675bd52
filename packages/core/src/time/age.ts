import type { Millis } from './duration.ts';
import type { Instant } from './instant.ts';

const DAY: Millis = 86_400_000;

/**
 * What an age is counted in. Days are 24 hours; months and years are those of the calendar in UTC.
 * @public
 */
export type AgeUnit = 'milliseconds' | 'days' | 'months' | 'years';

/**
 * How many whole units have passed from one instant until another, rounded down: so it is below 0 where `from` is yet to come.
 *
 * A month is over on the same day and time of the next one, and where that has no such day, on the first of the month after:
 * who was born on the 29th of February is a year older on the 1st of March.
 */
export function ageIn(unit: AgeUnit, from: Instant, now: Instant): number {
  if (unit === 'milliseconds') return Math.floor(now - from);
  if (unit === 'days') return Math.floor((now - from) / DAY);
  const months = monthsBetween(new Date(Math.floor(from)), new Date(Math.floor(now)));
  return unit === 'months' ? months : Math.floor(months / 12);
}

function monthsBetween(from: Date, to: Date): number {
  const months = 12 * (to.getUTCFullYear() - from.getUTCFullYear()) + to.getUTCMonth() - from.getUTCMonth();
  return intoMonth(to) < intoMonth(from) ? months - 1 : months;
}

/** Not by `Date.UTC`, which takes the year 50 for 1950. */
const intoMonth = (date: Date): Millis => date.getUTCDate() * DAY + (((date.getTime() % DAY) + DAY) % DAY);
