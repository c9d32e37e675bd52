import type { Instant } from '../time/instant.ts';
import { instantAt } from '../time/instantAt.ts';
import { dayOfMonth, dayOn, isLastOfMonth, midnightOf, weekdayOf, type LocalDay } from '../time/localDay.ts';
import type { LocalTime, TimeOfDay, Weekday } from '../time/localTime.ts';

/** The longest way from one day that is both a certain day of the week and of the month to the next: a Friday the 13th. */
const LONGEST_WAY = 427;

/** ECMAScript, Time Values: no date lies further from 1970. */
const LAST: Instant = 8.64e15;

/** An entry of a timetable: a day, and the instant at which its time comes. */
export interface Stop {
  readonly day: LocalDay;
  readonly at: Instant;
}

/** A time of day on certain days of the calendar, wherever the customer is. */
export class Timetable {
  readonly #local: LocalTime;
  readonly #time: TimeOfDay;
  readonly #weekdays: readonly Weekday[] | undefined;
  readonly #dayOfMonth: number | undefined;

  constructor(local: LocalTime, time: TimeOfDay, weekdays: readonly Weekday[] | undefined, dayOfMonth?: number) {
    this.#local = local;
    this.#time = time;
    this.#weekdays = weekdays;
    this.#dayOfMonth = dayOfMonth;
  }

  /** When the time of a day comes. */
  on(day: LocalDay, zone: unknown): Instant {
    return instantAt(this.#local, midnightOf(day) + this.#time, zone);
  }

  /** The first stop on a day or later; undefined behind the last date that there is. */
  from(day: LocalDay, zone: unknown): Stop | undefined {
    return this.#first(day, 1, LONGEST_WAY, zone, () => true);
  }

  /** The first stop behind a day and an instant. */
  after(day: LocalDay, instant: Instant, zone: unknown): Stop | undefined {
    // Its time may be over, and that of the day before yet to come, where the clock is put back over midnight.
    const start = Math.max(day + 1, this.#today(instant, zone) - 1);
    return this.#first(start, 1, LONGEST_WAY + 2, zone, ({ at }) => at > instant);
  }

  /** The last stop on a day or later that an instant is not before. */
  upTo(instant: Instant, day: LocalDay, zone: unknown): Stop | undefined {
    const start = this.#today(instant, zone) + 1;
    return this.#first(start, -1, Math.min(LONGEST_WAY + 2, start - day), zone, ({ at }) => at <= instant);
  }

  #today(instant: Instant, zone: unknown): LocalDay {
    return dayOn(this.#local.wallTime(instant, zone));
  }

  #first(start: LocalDay, step: 1 | -1, most: number, zone: unknown, fits: (stop: Stop) => boolean): Stop | undefined {
    for (let i = 0; i <= most; i += 1) {
      const day = start + i * step;
      if (!this.#isOn(day)) continue;
      const stop = { day, at: this.on(day, zone) };
      if (step === 1 && stop.at > LAST) return undefined;
      if (Math.abs(stop.at) <= LAST && fits(stop)) return stop;
    }
    return undefined;
  }

  #isOn(day: LocalDay): boolean {
    return (this.#weekdays?.includes(weekdayOf(day)) ?? true) && this.#isDayOfMonth(day);
  }

  /** A month that has no such day has its last day for it. */
  #isDayOfMonth(day: LocalDay): boolean {
    if (this.#dayOfMonth === undefined) return true;
    const it = dayOfMonth(day);
    return it === this.#dayOfMonth || (it < this.#dayOfMonth && isLastOfMonth(day));
  }
}
