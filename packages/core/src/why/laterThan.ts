import type { Fate } from '../funnel/fate.ts';
import type { Millis } from '../time/duration.ts';
import type { Instant } from '../time/instant.ts';

const MINUTE: Millis = 60_000;
const HOUR: Millis = 60 * MINUTE;
const DAY: Millis = 24 * HOUR;

/** All zones of today are off UTC by a multiple of this. */
const QUARTER: Millis = 15 * MINUTE;

/** A window may be a year long. */
const DOUBLINGS = 20;

/** So far ahead one looks. */
export const FURTHEST: Millis = MINUTE * 2 ** DOUBLINGS;

const TIME_OF_DAY = /"\d\d:(\d\d)"/g;

/** When to look again at a clause that does not say when it gives way, in order. */
export function* laterThan(from: Instant, fate: Pick<Fate, 'path' | 'needed'>): Generator<Instant, void, undefined> {
  yield from + 1;
  let last = from + 1;
  if (fate.path === 'now') {
    for (last of onTheClock(from, fate.needed)) yield last;
  }
  for (let i = 0; i <= DOUBLINGS; i += 1) {
    const at = from + MINUTE * 2 ** i;
    if (at > last) yield at;
  }
}

/** Two days, because a time of day may be left out on one when the clock is put forward; then all days of the week. */
function* onTheClock(from: Instant, needed: unknown): Generator<Instant, void, undefined> {
  const minutes = [...JSON.stringify(needed ?? null).matchAll(TIME_OF_DAY)].map(([, minute]) => Number(minute) % 15);
  const offsets = [...new Set([0, ...minutes])].sort((one, other) => one - other);
  const quarter = Math.floor(from / QUARTER) * QUARTER;
  for (let at = quarter; at < from + 2 * DAY; at += QUARTER) {
    for (const offset of offsets) if (at + offset * MINUTE > from + 1) yield at + offset * MINUTE;
  }
  for (let at = quarter + 2 * DAY + HOUR; at <= from + 8 * DAY; at += HOUR) yield at;
}
