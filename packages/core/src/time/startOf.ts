import type { Instant } from './instant.ts';
import { instantAt } from './instantAt.ts';
import { dayOn, firstOf, midnightOf, mondayOf, type LocalDay } from './localDay.ts';
import type { LocalTime } from './localTime.ts';

/**
 * A stretch of the calendar; a week begins on Monday.
 * @public
 */
export type CalendarPeriod = 'day' | 'week' | 'month';

const FIRST_DAY: Readonly<Record<CalendarPeriod, (day: LocalDay) => LocalDay>> = {
  day: (day) => day,
  week: mondayOf,
  month: firstOf,
};

/** When the day, week or month of an instant began where the customer is, also on days of 23 and of 25 hours. */
export function startOf(period: CalendarPeriod, local: LocalTime, instant: Instant, zone: unknown): Instant {
  const day = FIRST_DAY[period](dayOn(local.wallTime(instant, zone)));
  return Math.max(BEGINNING, instantAt(local, midnightOf(day), zone));
}

/** ECMAScript, Time Values: no date is before it. */
const BEGINNING: Instant = -8.64e15;
