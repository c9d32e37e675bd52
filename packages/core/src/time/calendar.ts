import { unitStart, type CalendarUnit } from './calendarUnit.ts';
import type { Instant } from './instant.ts';
import { instantAt } from './instantAt.ts';
import { LocalTime, type WallTime } from './localTime.ts';
import type { ZoneClocks } from './zoneClocks.ts';

interface Period {
  readonly from: Instant;
  readonly to: Instant;
}

/** As many zones as there are. */
const PERIODS_KEPT = 1024;

/**
 * When units of the calendar begin on the customer's wall. A zone that is not known is taken for the fallback.
 *
 * It keeps the period that was asked for last in each zone, which changes nothing but the speed.
 */
export class Calendar {
  readonly #unit: CalendarUnit;
  readonly #local: LocalTime;
  readonly #periods = new Map<unknown, Period>();

  constructor(unit: CalendarUnit, fallback: string, clocks: ZoneClocks) {
    this.#unit = unit;
    this.#local = new LocalTime(fallback, clocks);
  }

  /** The first instant of the unit that an instant lies in. */
  startOf(instant: Instant, zone: unknown): Instant {
    return this.#periodOf(instant, zone).from;
  }

  /** The first instant of the next one. */
  endOf(instant: Instant, zone: unknown): Instant {
    return this.#periodOf(instant, zone).to;
  }

  #periodOf(instant: Instant, zone: unknown): Period {
    const key = typeof zone === 'string' ? zone : undefined;
    const known = this.#periods.get(key);
    if (known !== undefined && known.from <= instant && instant < known.to) return known;
    const wall = this.#local.wallTime(instant, zone);
    if (this.#periods.size >= PERIODS_KEPT) this.#periods.clear();
    const period = {
      from: this.#begins(unitStart(this.#unit, wall), zone),
      to: this.#begins(unitStart(this.#unit, wall, true), zone),
    };
    this.#periods.set(key, period);
    return period;
  }

  #begins(wall: WallTime, zone: unknown): Instant {
    return instantAt(this.#local, wall, zone);
  }
}
