import type { Millis } from './duration.ts';
import type { Instant } from './instant.ts';

const SECOND: Millis = 1000;
const MINUTE: Millis = 60 * SECOND;
const HOUR: Millis = 60 * MINUTE;
const DAY: Millis = 24 * HOUR;

/** Most moments are of today; attributes may lie anywhere. */
const DAYS_KEPT = 64;

/** A day in UTC, in which a zone changes its offset once at most. */
interface Day {
  readonly before: Millis;
  /** From here on the offset is the other one; Infinity where it stays the same. */
  readonly change: Instant;
  readonly after: Millis;
}

/**
 * How far the clocks of a zone are from UTC. To ask the platform is dear, so what it has said of a day is kept, which changes
 * nothing but the speed.
 */
export class ZoneClock {
  readonly #format: Intl.DateTimeFormat;
  readonly #days = new Map<number, Day>();

  private constructor(format: Intl.DateTimeFormat) {
    this.#format = format;
  }

  /** That of a zone; undefined where the platform knows none of the name. */
  static of(timeZone: string): ZoneClock | undefined {
    try {
      // Without the year, which the platform counts backwards before the first.
      return new ZoneClock(
        new Intl.DateTimeFormat('en-US', {
          timeZone,
          hourCycle: 'h23',
          day: '2-digit',
          hour: '2-digit',
          minute: '2-digit',
          second: '2-digit',
        }),
      );
    } catch {
      return undefined;
    }
  }

  /** What to add to an instant to read the wall clock off it as if it were UTC; a day or more away from the last date. */
  offset(instant: Instant): Millis {
    const number = Math.floor(instant / DAY);
    const { before, change, after } = this.#days.get(number) ?? this.#learn(number);
    return instant < change ? before : after;
  }

  #learn(number: number): Day {
    if (this.#days.size >= DAYS_KEPT) this.#days.clear();
    const from = number * DAY;
    const to = from + DAY - 1;
    const [before, after] = [this.#ask(from), this.#ask(to)];
    const day: Day = { before, change: before === after ? Infinity : this.#changeAfter(from, to, before), after };
    this.#days.set(number, day);
    return day;
  }

  /** The first instant in (from, to] at which the offset is another. */
  #changeAfter(from: Instant, to: Instant, offset: Millis): Instant {
    let [before, after] = [from, to];
    while (after - before > 1) {
      const middle = Math.floor((before + after) / 2);
      if (this.#ask(middle) === offset) before = middle;
      else after = middle;
    }
    return after;
  }

  #ask(instant: Instant): Millis {
    // en-US with these fields is always `DD, hh:mm:ss`.
    const [day, hour, minute, second] = this.#format.format(instant).match(/\d+/g)!.map(Number);
    const wall = hour! * HOUR + minute! * MINUTE + second! * SECOND;
    const here = instant - Math.floor(instant / DAY) * DAY;
    return wall - Math.floor(here / SECOND) * SECOND + daysFrom(instant, day!) * DAY;
  }
}

/** Is it the name of a time zone that this platform knows? */
export const isZone = (name: unknown): name is string => typeof name === 'string' && ZoneClock.of(name) !== undefined;

/** No zone is more than a day away: it has the same day of the month, the next or the last one. */
function daysFrom(instant: Instant, day: number): number {
  if (new Date(instant).getUTCDate() === day) return 0;
  return new Date(instant + DAY).getUTCDate() === day ? 1 : -1;
}
