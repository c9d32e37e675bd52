import type { Millis } from './duration.ts';

/** The units of the calendar. A week begins on Monday, as ISO 8601 has it. */
export const CALENDAR_UNITS = ['day', 'week', 'month', 'year'] as const;

/**
 * A unit of the calendar: a day, a week that begins on Monday, a month or a year.
 * @public
 */
export type CalendarUnit = (typeof CALENDAR_UNITS)[number];

const DAY: Millis = 86_400_000;

/** No unit is longer, wherever clocks are changed: a change takes less than a day. */
export const LONGEST: Readonly<Record<CalendarUnit, Millis>> = {
  day: 2 * DAY,
  week: 8 * DAY,
  month: 32 * DAY,
  year: 367 * DAY,
};

/**
 * The wall time at which the unit began that a wall time lies in. Both are milliseconds from 1970-01-01T00:00 on the wall.
 *
 * @param next - the unit after this one, rather than this one
 */
export function unitStart(unit: CalendarUnit, wall: Millis, next = false): Millis {
  const day = Math.floor(wall / DAY);
  const step = next ? 1 : 0;
  if (unit === 'day') return (day + step) * DAY;
  // 1970-01-01 was a Thursday.
  if (unit === 'week') return (Math.floor((day + 3) / 7) * 7 - 3 + 7 * step) * DAY;
  const date = new Date(day * DAY);
  const month = unit === 'month' ? date.getUTCMonth() + step : 0;
  // Not by Date.UTC, which takes the year 50 for 1950.
  return new Date(0).setUTCFullYear(date.getUTCFullYear() + (unit === 'year' ? step : 0), month, 1);
}
