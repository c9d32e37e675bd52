import type { Millis } from '../time/duration.ts';
import type { Instant } from '../time/instant.ts';

/**
 * What a rolling window remembers: times and numbers, by time and then by number.
 * At most {@link WINDOW_ENTRIES}; the oldest leave first, so a fuller window is counted too low.
 */
export type Window = readonly (readonly [time: Instant, value: number])[];

/** Bounds the state; 256 entries of a window weigh about 5 KiB as JSON. */
export const WINDOW_ENTRIES = 256;

/** Adds an entry and lets go of what has left the window `(watermark − per, watermark]`. */
export function enter(window: Window, time: Instant, value: number, per: Millis, watermark: Instant): Window {
  const from = watermark - per;
  if (time <= from) return window;
  const kept = window.filter(([then]) => then > from);
  let place = kept.length;
  while (place > 0 && isAfter(kept[place - 1]!, time, value)) place -= 1;
  kept.splice(place, 0, [time, value]);
  return kept.length > WINDOW_ENTRIES ? kept.slice(-WINDOW_ENTRIES) : kept;
}

/** The entries of both, cut as if they had entered one window. */
export const joined = (one: Window, other: Window, per: Millis, watermark: Instant): Window =>
  other.reduce((window, [time, value]) => enter(window, time, value, per, watermark), one);

/** The entries in `(asOf − per, asOf]`. */
export const within = (window: Window, per: Millis, asOf: Instant): Window =>
  window.filter(([time]) => time > asOf - per);

const isAfter = (entry: readonly [Instant, number], time: Instant, value: number): boolean =>
  entry[0] > time || (entry[0] === time && entry[1] > value);

/** Tells a window from what another aggregate remembers. */
export const isWindow = (memory: unknown): boolean => Array.isArray(memory) && memory.every(Array.isArray);
