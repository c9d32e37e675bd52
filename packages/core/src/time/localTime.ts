import type { Millis } from './duration.ts';
import type { Instant } from './instant.ts';
import type { ZoneClocks } from './zoneClocks.ts';

const MINUTE: Millis = 60_000;
const HOUR: Millis = 60 * MINUTE;
const DAY: Millis = 24 * HOUR;

/** ECMAScript, Time Values: no date lies further from 1970; local time is a day away at most, and is looked at from the day's ends. */
const LAST_DATE: Instant = 8.64e15 - 2 * DAY;

/** Milliseconds after local midnight. */
export type TimeOfDay = Millis;

/** What a wall clock with a calendar shows, as the instant at which one in UTC shows the same. */
export type WallTime = Millis;

/** The days of the week, in the order of ISO 8601. */
export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

/**
 * A day of the week.
 * @public
 */
export type Weekday = (typeof WEEKDAYS)[number];

/** 1970-01-01 was a Thursday. */
const FIRST_DAY = 3;

/** Reads `HH:MM`, 00:00 to 23:59. */
export const parseTimeOfDay = (text: string): TimeOfDay =>
  Number(text.slice(0, 2)) * HOUR + Number(text.slice(3, 5)) * MINUTE;

/** The time on the customer's wall. A zone that is not known is taken for the fallback. */
export class LocalTime {
  readonly #fallback: string;
  readonly #clocks: ZoneClocks;

  constructor(fallback: string, clocks: ZoneClocks) {
    this.#fallback = fallback;
    this.#clocks = clocks;
  }

  /** What the clock shows, with the date. */
  wallTime(instant: Instant, zone: unknown): WallTime {
    return instant + this.#offset(instant, zone);
  }

  /** What the clock shows, as milliseconds after midnight. */
  timeOfDay(instant: Instant, zone: unknown): TimeOfDay {
    return modulo(this.wallTime(instant, zone), DAY);
  }

  /** The day that it is on the customer's wall. */
  dayOfWeek(instant: Instant, zone: unknown): Weekday {
    const day = Math.floor(this.wallTime(instant, zone) / DAY);
    return WEEKDAYS[modulo(day + FIRST_DAY, 7)]!;
  }

  /** What the clock shows, as `HH:MM`. */
  format(instant: Instant, zone: unknown): string {
    const minutes = Math.floor(this.timeOfDay(instant, zone) / MINUTE);
    return `${twoDigits(Math.floor(minutes / 60))}:${twoDigits(minutes % 60)}`;
  }

  /**
   * The first instant from `start` on at which `isShut` no longer holds, where it holds from some time of day until
   * `end`. Right across clock changes: between two of them the wall clock runs evenly, so each stretch is looked at once.
   */
  next(start: Instant, zone: unknown, end: TimeOfDay, isShut: (time: TimeOfDay) => boolean): Instant {
    let from = start;
    for (;;) {
      const time = this.timeOfDay(from, zone);
      if (!isShut(time)) return from;
      const target = from + modulo(end - time, DAY);
      const change = this.firstChange(from, target, zone);
      if (change === undefined) return target;
      from = change;
    }
  }

  /** The first instant in (from, to] at which the offset is another; zones do not change twice within a day or two. */
  firstChange(from: Instant, to: Instant, zone: unknown): Instant | undefined {
    const offset = this.#offset(from, zone);
    if (this.#offset(to, zone) === offset) return undefined;
    let before = from;
    let after = to;
    while (after - before > 1) {
      const middle = Math.floor((before + after) / 2);
      if (this.#offset(middle, zone) === offset) before = middle;
      else after = middle;
    }
    return after;
  }

  #offset(instant: Instant, zone: unknown): Millis {
    // Not the other way around: what is no number is no date either.
    if (!(Math.abs(instant) <= LAST_DATE)) return 0;
    return (this.#clocks.find(zone) ?? this.#clocks.find(this.#fallback))?.offset(instant) ?? 0;
  }
}

const twoDigits = (n: number): string => String(n).padStart(2, '0');

const modulo = (n: number, by: number): number => ((n % by) + by) % by;
