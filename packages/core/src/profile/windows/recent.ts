import type { Instant } from '../../time/instant.ts';
import type { Gathering } from '../gathering.ts';
import type { Measure } from '../measure.ts';
import { isWithin, type Edge } from './edge.ts';

/** Of a measure that looks at the latest event alone: it is that of the window, or the window has none. */
export const recent = (
  measure: Measure,
  timeOf: (summary: unknown) => Instant,
  edgeOf: (asOf: Instant, zone: unknown) => Edge,
): Gathering => ({
  add: (memory, time, _id, value) => measure.add(memory, time, value),
  read: (memory, asOf, zone) => {
    if (memory === undefined) return measure.read(undefined);
    return measure.read(isWithin(timeOf(memory), edgeOf(asOf, zone)) ? memory : undefined);
  },
  merge: (one, other) => measure.merge(one, other),
});
