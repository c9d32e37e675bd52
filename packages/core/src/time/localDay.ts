import type { Millis } from './duration.ts';
import { WEEKDAYS, type Weekday, type WallTime } from './localTime.ts';

const DAY: Millis = 86_400_000;

/** 1970-01-01 was a Thursday, three days after a Monday. */
const AFTER_MONDAY = 3;

/** A day of the calendar, wherever the customer is: the number of days since 1970-01-01. */
export type LocalDay = number;

/** The day that a wall clock shows. */
export const dayOn = (wall: WallTime): LocalDay => Math.floor(wall / DAY);

/** What a wall clock shows when a day begins. */
export const midnightOf = (day: LocalDay): WallTime => day * DAY;

export const weekdayOf = (day: LocalDay): Weekday => WEEKDAYS[daysAfterMonday(day)]!;

/** 1 to 31. */
export const dayOfMonth = (day: LocalDay): number => new Date(midnightOf(day)).getUTCDate();

/** Is it the last day of its month? */
export const isLastOfMonth = (day: LocalDay): boolean => dayOfMonth(day + 1) === 1;

/** As `YYYY-MM-DD`; with a sign and six digits, where the year has not four. */
export const dateText = (day: LocalDay): string => new Date(midnightOf(day)).toISOString().split('T')[0]!;

const daysAfterMonday = (day: LocalDay): number => (((day + AFTER_MONDAY) % 7) + 7) % 7;
