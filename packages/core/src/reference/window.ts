import type { Window } from '../profile/window.ts';
import { unitAround } from './unitAround.ts';
import { calendarDay } from './wallClock.ts';

interface Timed {
  readonly time: number;
}

/** A5 */
const EXACT_EVENTS = 16;
const DAY = 86_400_000;
const LONGEST = { day: 2 * DAY, week: 8 * DAY, month: 32 * DAY, year: 367 * DAY };

/**
 * A1: those of all events, in the order of their times, that are in a window.
 *
 * @param stretches - into how many a window is cut; where they are infinitely many, it begins exactly where it does
 */
export function window<T extends Timed>(
  { per, calendar, zone, session, last }: Window,
  all: readonly T[],
  asOf: number,
  customerZone: unknown,
  stretches: number,
): readonly T[] {
  // As of before the first event there may be no date to ask for.
  if (all.length === 0) return [];
  if (per !== undefined) return since(all, asOf - per, ({ time }) => asOf - per < time, per / stretches);
  if (calendar !== undefined) {
    const whose = calendarDay(customerZone) === undefined ? (zone ?? 'UTC') : String(customerZone);
    const { from } = unitAround(calendar, whose, asOf);
    return since(all, from, ({ time }) => time >= from, LONGEST[calendar] / stretches);
  }
  if (session !== undefined) {
    let first = all.length - 1;
    if (first < 0 || asOf - all[first]!.time > session) return [];
    while (first > 0 && all[first]!.time - all[first - 1]!.time <= session) first -= 1;
    return all.slice(first);
  }
  return last === undefined ? all : all.slice(-last);
}

/** A5: where too many are in the stretch of the edge and after it, the whole of that stretch counts. */
function since<T extends Timed>(
  all: readonly T[],
  edge: number,
  isInside: (event: T) => boolean,
  length: number,
): readonly T[] {
  const stretchOf = (time: number): number => Math.floor(time / Math.max(1, length));
  const roughly = all.filter(({ time }) => stretchOf(time) >= stretchOf(edge));
  return roughly.length > EXACT_EVENTS && length > 0 ? roughly : all.filter(isInside);
}
