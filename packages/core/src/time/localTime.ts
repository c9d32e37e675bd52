import type { Millis } from './duration.ts';
import type { Instant } from './instant.ts';

const MINUTE: Millis = 60_000;
const HOUR: Millis = 60 * MINUTE;
const DAY: Millis = 24 * HOUR;

/** Formatters are dear to make; there are some 600 zones, so more than this means that someone sends us nonsense. */
const ZONES_KEPT = 1024;

/** ECMAScript, Time Values: no date lies further from 1970, and local time is a day away at most. */
const LAST_DATE: Instant = 8.64e15 - DAY;

/** Milliseconds after local midnight. */
export type TimeOfDay = Millis;

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

/** Is it the name of a time zone that this platform knows? */
export const isZone = (name: unknown): name is string => typeof name === 'string' && formatter(name) !== undefined;

/**
 * The time on the customer's wall. A zone that is not known is taken for the fallback.
 *
 * It keeps formatters, which changes nothing but the speed.
 */
export class LocalTime {
  readonly #clocks = new Map<string, Intl.DateTimeFormat>();
  readonly #fallback: Intl.DateTimeFormat | undefined;

  constructor(fallback: string) {
    this.#fallback = formatter(fallback);
  }

  /** What the clock shows, as milliseconds after midnight. */
  timeOfDay(instant: Instant, zone: unknown): TimeOfDay {
    return modulo(instant + this.#offset(instant, zone), DAY);
  }

  /** The day that it is on the customer's wall. */
  dayOfWeek(instant: Instant, zone: unknown): Weekday {
    const day = Math.floor((instant + this.#offset(instant, zone)) / DAY);
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
      const change = this.#firstChange(from, target, zone);
      if (change === undefined) return target;
      from = change;
    }
  }

  /** The first instant in (from, to] at which the offset is another; zones do not change twice within a day. */
  #firstChange(from: Instant, to: Instant, zone: unknown): Instant | undefined {
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
    const clock = this.#clock(zone);
    if (clock === undefined || Math.abs(instant) > LAST_DATE) return 0;
    // en-US with these fields is always `MM/DD/YYYY, hh:mm:ss`.
    const [month, day, year, hour, minute, second] = clock.format(instant).match(/\d+/g)!.map(Number);
    const wall = Date.UTC(year!, month! - 1, day, hour, minute, second);
    return wall - Math.floor(instant / 1000) * 1000;
  }

  #clock(zone: unknown): Intl.DateTimeFormat | undefined {
    if (typeof zone !== 'string') return this.#fallback;
    const known = this.#clocks.get(zone);
    if (known !== undefined) return known;
    const clock = formatter(zone) ?? this.#fallback;
    if (clock === undefined) return undefined;
    if (this.#clocks.size >= ZONES_KEPT) this.#clocks.clear();
    this.#clocks.set(zone, clock);
    return clock;
  }
}

function formatter(timeZone: string): Intl.DateTimeFormat | undefined {
  try {
    return new Intl.DateTimeFormat('en-US', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    });
  } catch {
    return undefined;
  }
}

const twoDigits = (n: number): string => String(n).padStart(2, '0');

const modulo = (n: number, by: number): number => ((n % by) + by) % by;
