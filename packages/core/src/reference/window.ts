import type { Window } from '../profile/window.ts';
import { LONGEST, unitAround } from './unitAround.ts';
import { calendarDay } from './wallClock.ts';

interface Timed {
  readonly time: number;
}

/** A5 */
const EXACT_EVENTS = 16;

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

/** A5: is an event, when it comes, before the stretch in which a window that the watermark allows can begin? */
export function isLeftBehind({ per, calendar }: Window, time: number, watermark: number, stretches: number): boolean {
  const longest = calendar === undefined ? per : LONGEST[calendar];
  if (longest === undefined || stretches === Infinity) return false;
  return stretchOf(time, longest / stretches) < stretchOf(watermark - longest, longest / stretches);
}

const stretchOf = (time: number, length: number): number => Math.floor(time / Math.max(1, length));

/** A5: where too many are in the stretch of the edge and after it, the whole of that stretch counts. */
function since<T extends Timed>(
  all: readonly T[],
  edge: number,
  isInside: (event: T) => boolean,
  length: number,
): readonly T[] {
  const roughly = all.filter(({ time }) => stretchOf(time, length) >= stretchOf(edge, length));
  return roughly.length > EXACT_EVENTS && length > 0 ? roughly : all.filter(isInside);
}
