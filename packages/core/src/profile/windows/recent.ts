import type { Instant } from '../../time/instant.ts';
import type { Gathering } from '../gathering.ts';
import type { Measure } from '../measure.ts';
import { allTime, summaryIn } from './allTime.ts';
import { isWithin, type Edge } from './edge.ts';

/** Of a measure that looks at the latest event alone: it is that of the window, or the window has none. */
export const recent = (
  measure: Measure,
  timeOf: (summary: unknown) => Instant,
  edgeOf: (asOf: Instant, zone: unknown) => Edge,
): Gathering => ({
  ...allTime(measure),
  read: (memory, asOf, zone) => {
    const summary = summaryIn(memory, measure);
    if (summary === undefined) return measure.read(undefined);
    return measure.read(isWithin(timeOf(summary), edgeOf(asOf, zone)) ? summary : undefined);
  },
});
