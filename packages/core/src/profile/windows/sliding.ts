import type { Millis } from '../../time/duration.ts';
import type { Instant } from '../../time/instant.ts';
import type { Gathering } from '../gathering.ts';
import type { Measure } from '../measure.ts';
import { isWithin, type Edge } from './edge.ts';

/** A stretch of time of which every event is known, or a summary alone. Times are in order. */
type Exact = readonly [place: number, times: readonly Instant[], values: readonly unknown[]];
type Folded = readonly [place: number, summary: unknown];
type Stretch = Exact | Folded;

/** A window is exact as long as it holds no more than this. */
const EXACT_EVENTS = 64;

/** Into so many stretches a window is cut; where a summary is large, into fewer. */
const STRETCHES = 64;
const LARGE_STRETCHES = 16;

/**
 * What is not older than an edge that moves on with time. Time is cut into stretches on a fixed grid. A stretch keeps its events
 * as long as there are no more than {@link EXACT_EVENTS} in it and after it, and their summary from then on, for the edge
 * to pass as a whole.
 *
 * Whether it does depends on the events alone and not on their order: as long as a stretch is remembered, so is everything
 * after it, and their number only grows.
 *
 * @param longest - how far behind the latest event the edge can lie
 */
export function sliding(measure: Measure, longest: Millis, edgeOf: (asOf: Instant, zone: unknown) => Edge): Gathering {
  const width = Math.max(1, longest / (measure.isLarge === true ? LARGE_STRETCHES : STRETCHES));
  const placeOf = (time: Instant): number => Math.floor(time / width);
  const oldest = (watermark: Instant): number => placeOf(watermark - longest);

  /** A summary with the events of a stretch as well, or those from one of them on. */
  const withStretch = (before: unknown, stretch: Stretch, from = 0): unknown => {
    if (isFolded(stretch)) return before === undefined ? stretch[1] : measure.merge(before, stretch[1]);
    const times = stretch[1];
    const values = stretch[2];
    let summary = before;
    for (let i = from; i < times.length; i += 1) summary = measure.add(summary, times[i]!, values[i]);
    return summary;
  };
  const summaryOf = (stretch: Stretch): unknown => withStretch(undefined, stretch);

  const together = (one: Stretch, other: Stretch): Stretch => {
    if (isFolded(one) || isFolded(other)) return [one[0], measure.merge(summaryOf(one), summaryOf(other))];
    let all: Exact = one;
    for (const [i, time] of other[1].entries()) all = withEntry(all, time, other[2][i]);
    return all;
  };

  /** Folds the stretches that are too many events ago. */
  const settled = (stretches: Stretch[]): readonly Stretch[] => {
    let events = 0;
    for (let i = stretches.length - 1; i >= 0; i -= 1) {
      const stretch = stretches[i]!;
      events += isFolded(stretch) ? Infinity : stretch[1].length;
      if (events > EXACT_EVENTS && !isFolded(stretch)) stretches[i] = [stretch[0], summaryOf(stretch)];
    }
    return stretches;
  };

  return {
    add: (memory, time, _id, value, watermark) => {
      const before = (memory as readonly Stretch[] | undefined) ?? [];
      const place = placeOf(time);
      const from = oldest(watermark);
      if (place < from) return memory;
      const open = before.findIndex((stretch) => stretch[0] >= from);
      const stretches = before.slice(open < 0 ? before.length : open);
      let i = stretches.length;
      while (i > 0 && stretches[i - 1]![0] >= place) i -= 1;
      const found = stretches[i];
      if (found?.[0] !== place) stretches.splice(i, 0, [place, [time], [value]]);
      else stretches[i] = isFolded(found) ? [place, measure.add(found[1], time, value)] : withEntry(found, time, value);
      return settled(stretches);
    },
    read: (memory, asOf, zone) => {
      const stretches = (memory as readonly Stretch[] | undefined) ?? [];
      const edge = edgeOf(asOf, zone);
      const first = placeOf(edge.at);
      let summary: unknown;
      for (const stretch of stretches) {
        if (stretch[0] < first) continue;
        const from = stretch[0] === first && !isFolded(stretch) ? firstInside(stretch[1], edge) : 0;
        summary = withStretch(summary, stretch, from);
      }
      return measure.read(summary);
    },
    merge: (one, other, watermark) => {
      const byPlace = new Map<number, Stretch>();
      for (const stretch of [...(one as readonly Stretch[]), ...(other as readonly Stretch[])]) {
        if (stretch[0] < oldest(watermark)) continue;
        const same = byPlace.get(stretch[0]);
        byPlace.set(stretch[0], same === undefined ? stretch : together(same, stretch));
      }
      return settled([...byPlace.values()].sort((a, b) => a[0] - b[0]));
    },
  };
}

const isFolded = (stretch: Stretch): stretch is Folded => stretch.length === 2;

function withEntry([place, times, values]: Exact, time: Instant, value: unknown): Exact {
  let i = times.length;
  while (i > 0 && times[i - 1]! > time) i -= 1;
  return [place, inserted(times, i, time), inserted(values, i, value)];
}

function firstInside(times: readonly Instant[], edge: Edge): number {
  let low = 0;
  let high = times.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (isWithin(times[middle]!, edge)) high = middle;
    else low = middle + 1;
  }
  return low;
}

function inserted<T>(list: readonly T[], place: number, one: T): readonly T[] {
  const longer = list.slice();
  // Most events come in order.
  if (place === list.length) longer.push(one);
  else longer.splice(place, 0, one);
  return longer;
}
