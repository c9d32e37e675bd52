import type { Millis } from './duration.ts';
import type { Instant } from './instant.ts';
import type { LocalTime, WallTime } from './localTime.ts';

/** No clock was ever further from UTC; one of Alaska was 15 hours and 2 minutes ahead until 1867. */
const FURTHEST: Millis = 16 * 3_600_000;

/**
 * The first instant at which the clock in a zone shows a time: of one that comes twice, because the clock was put back, the
 * first; of one that never comes, because it was put forward, the instant at which that was done.
 */
export function instantAt(local: LocalTime, wall: WallTime, zone: unknown): Instant {
  const from = wall - FURTHEST;
  const to = wall + FURTHEST;
  const before = wall - (local.wallTime(from, zone) - from);
  const after = wall - (local.wallTime(to, zone) - to);
  if (before === after) return before;
  const change = local.firstChange(from, to, zone)!;
  return before < change ? before : Math.max(after, change);
}
