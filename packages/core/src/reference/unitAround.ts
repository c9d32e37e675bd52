import type { CalendarUnit } from '../time/calendarUnit.ts';
import { calendarDay } from './wallClock.ts';

const DAY = 86_400_000;
/** No day, week, month or year is longer on any wall. */
export const LONGEST: Readonly<Record<CalendarUnit, number>> = {
  day: 2 * DAY,
  week: 8 * DAY,
  month: 32 * DAY,
  year: 367 * DAY,
};

/** The unit of the calendar that an instant lies in, from its first millisecond until before the first of the next one, found by halving. */
export function unitAround(
  unit: CalendarUnit,
  zone: string,
  instant: number,
): { readonly from: number; readonly to: number } {
  const day = calendarDay(zone)!;
  const nameOf = (at: number): string => unitOf(unit, day(at));
  const name = nameOf(Math.floor(instant));
  const firstFrom = (below: number, above: number, isThere: (at: number) => boolean): number => {
    let [before, first] = [below, above];
    while (first - before > 1) {
      const middle = Math.floor((before + first) / 2);
      if (isThere(middle)) first = middle;
      else before = middle;
    }
    return first;
  };
  const start = Math.floor(instant);
  return {
    from: firstFrom(start - LONGEST[unit], start, (at) => nameOf(at) >= name),
    to: firstFrom(start, start + LONGEST[unit], (at) => nameOf(at) > name),
  };
}

/** A day `YYYY-MM-DD` as the unit that it is in, written so that later ones are greater texts. */
function unitOf(unit: CalendarUnit, day: string): string {
  if (unit === 'year') return day.slice(0, 4);
  if (unit === 'month') return day.slice(0, 7);
  if (unit === 'day') return day;
  const midnight = new Date(`${day}T00:00:00Z`);
  midnight.setUTCDate(midnight.getUTCDate() - ((midnight.getUTCDay() + 6) % 7));
  return midnight.toISOString().slice(0, 10);
}
