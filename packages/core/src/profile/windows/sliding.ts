import type { Millis } from '../../time/duration.ts';
import type { Instant } from '../../time/instant.ts';
import type { Gathering, Memory } from '../gathering.ts';
import type { Measure } from '../measure.ts';
import { isWithin, type Edge } from './edge.ts';

/** A window is exact as long as it holds no more than this. */
export const EXACT_EVENTS = 16;

/** Into so many stretches a window is cut, where its measure does not want fewer. */
export const STRETCHES = 32;

/** Where the summaries begin: after the form, the place of the first, and how many places they have. */
const HEAD = 3;

/** A memory to be changed: the summaries from a place on, none where nothing was, and the events that are told apart. */
interface Open {
  base: number;
  readonly summaries: unknown[];
  readonly times: Instant[];
  readonly values: unknown[];
  /** There are summaries of later places than before. */
  isLonger: boolean;
}

/**
 * What is not older than an edge that moves on with time. Time is cut into stretches on a fixed grid. A stretch keeps its events
 * as long as there are no more than {@link EXACT_EVENTS} in it and after it, and their summary from then on, for the edge
 * to pass as a whole.
 *
 * Whether it does depends on the events alone and not on their order: as long as a stretch is remembered, so is everything
 * after it, and their number only grows.
 *
 * Remembered are the summaries, one for each place on the grid and null where nothing was, and then the time of each event that is told
 * apart, from the second on as the difference to the one before, with its value unless all values are the same. Without summaries the
 * place is that of the first event.
 *
 * @param longest - how far behind the latest event the edge can lie
 */
export function sliding(measure: Measure, longest: Millis, edgeOf: (asOf: Instant, zone: unknown) => Edge): Gathering {
  const { only, stretches = STRETCHES } = measure;
  const width = Math.max(1, longest / stretches);
  const placeOf = (time: Instant): number => Math.floor(time / width);
  /** How many places of the list an event has. */
  const stride = only === undefined ? 2 : 1;

  const alone = ([form]: Memory, time: Instant, value: unknown): Memory =>
    stride === 1 ? [form, placeOf(time), 0, time] : [form, placeOf(time), 0, time, value];

  /** Where an event comes in order or belongs to a summary, and no summary leaves, the rest stays as it is. Most do. */
  const quickly = (memory: Memory, from: number, time: Instant, value: unknown): Memory | undefined => {
    const { length } = memory;
    if (length === 1) return alone(memory, time, value);
    const base = memory[1] as number;
    const folded = memory[2] as number;
    const place = placeOf(time) - base;
    if (!(place >= 0 && (base >= from || folded === 0))) return undefined;
    if (place < folded) {
      const before = memory[HEAD + place] ?? undefined;
      const after = measure.add(before, time, value);
      if (after === before) return memory;
      const list = memory.slice();
      list[HEAD + place] = after;
      return list as unknown as Memory;
    }
    let first = HEAD + folded;
    let start = memory[first] as Instant;
    if (base < from) while (first < length && placeOf(start) < from) start += memory[(first += stride)] as number;
    if (first === length && folded === 0) return alone(memory, time, value);
    if (length - first >= stride * EXACT_EVENTS) return undefined;
    let last = start;
    for (let i = first + stride; i < length; i += stride) last += memory[i] as number;
    if (time < last) return undefined;
    const list = new Array<unknown>(HEAD + folded + length - first + stride);
    for (let i = 0; i < HEAD + folded; i += 1) list[i] = memory[i];
    let to = HEAD + folded;
    for (let i = first; i < length; i += 1) list[to++] = memory[i];
    list[to] = first === length ? time : time - last;
    if (stride === 2) list[to + 1] = value;
    if (first < length) list[HEAD + folded] = start;
    if (folded === 0) list[1] = placeOf(start);
    return list as unknown as Memory;
  };

  /** What has not left; nothing that is not from these places is let in, whatever a memory says. */
  const opened = (memory: Memory, from: number, to: number): Open => {
    const base = Math.max(memory[1] as number, from);
    const exact = HEAD + (memory[2] as number);
    const start = HEAD + base - (memory[1] as number);
    const summaries = base <= to ? memory.slice(start, exact) : [];
    const open: Open = { base, summaries, times: [], values: [], isLonger: false };
    let time = 0;
    for (let i = exact; i < memory.length; i += stride) {
      time += memory[i] as number;
      const place = placeOf(time);
      if (!(place >= from && place <= to)) continue;
      open.times.push(time);
      open.values.push(only === undefined ? memory[i + 1] : only);
    }
    return open;
  };

  /** Adds a summary to the one at a place. */
  const fold = (open: Open, place: number, summary: (before: unknown) => unknown): void => {
    const { summaries } = open;
    if (summaries.length === 0) open.base = place;
    for (; open.base > place; open.base -= 1) summaries.unshift(null);
    while (summaries.length <= place - open.base) {
      summaries.push(null);
      open.isLonger = true;
    }
    summaries[place - open.base] = summary(summaries[place - open.base] ?? undefined);
  };

  /** Folds the events that are told apart up to a place. */
  const foldUpTo = (open: Open, last: number): void => {
    const { times, values } = open;
    let leaving = 0;
    while (leaving < times.length && placeOf(times[leaving]!) <= last) {
      const [time, value] = [times[leaving]!, values[leaving]];
      fold(open, placeOf(time), (before) => measure.add(before, time, value));
      leaving += 1;
    }
    times.splice(0, leaving);
    values.splice(0, leaving);
  };

  /** Puts an event in its place by time. */
  const insert = ({ times, values }: Open, time: Instant, value: unknown): void => {
    let i = times.length;
    while (i > 0 && times[i - 1]! > time) i -= 1;
    times.splice(i, 0, time);
    values.splice(i, 0, value);
  };

  /** The memory of what is left when the stretches that are too many events ago have been folded. */
  const closed = ([form]: Memory, open: Open): Memory => {
    const { summaries, times, values } = open;
    // What lies before the end of a summary is part of it.
    if (summaries.length > 0) foldUpTo(open, open.base + summaries.length - 1);
    const over = times.length - EXACT_EVENTS - 1;
    if (over >= 0) foldUpTo(open, placeOf(times[over]!));
    if (open.isLonger && measure.pruned !== undefined) prune(summaries, measure);
    const isFolded = summaries.length > 0;
    if (!isFolded && times.length === 0) return [form];
    const list: unknown[] = [form, isFolded ? open.base : placeOf(times[0]!), summaries.length, ...summaries];
    for (let i = 0; i < times.length; i += 1) {
      list.push(i === 0 ? times[0]! : times[i]! - times[i - 1]!);
      if (stride === 2) list.push(values[i]);
    }
    // At the length that it has: what is pushed to holds room for more.
    return list.slice() as unknown as Memory;
  };

  return {
    add: (memory, time, _id, value, watermark) => {
      const from = placeOf(watermark - longest);
      if (placeOf(time) < from) return memory;
      const next = quickly(memory, from, time, value);
      if (next !== undefined) return next;
      const open = opened(memory, from, placeOf(watermark));
      insert(open, time, value);
      return closed(memory, open);
    },
    read: (memory, asOf, zone) => {
      if (memory.length === 1) return measure.read(undefined);
      const edge = edgeOf(asOf, zone);
      const exact = HEAD + (memory[2] as number);
      let summary: unknown;
      for (let i = HEAD + Math.max(0, placeOf(edge.at) - (memory[1] as number)); i < exact; i += 1) {
        if (memory[i] !== null) summary = summary === undefined ? memory[i] : measure.merge(summary, memory[i]);
      }
      let time = 0;
      for (let i = exact; i < memory.length; i += stride) {
        time += memory[i] as number;
        if (isWithin(time, edge)) summary = measure.add(summary, time, only === undefined ? memory[i + 1] : only);
      }
      return measure.read(summary);
    },
    merge: (one, other, watermark) => {
      const [from, to] = [placeOf(watermark - longest), placeOf(watermark)];
      const open = opened(one, from, to);
      const more = opened(other, from, to);
      for (const [i, summary] of more.summaries.entries()) {
        if (summary === null) continue;
        fold(open, more.base + i, (before) => (before === undefined ? summary : measure.merge(before, summary)));
      }
      for (const [i, time] of more.times.entries()) insert(open, time, more.values[i]);
      return closed(one, open);
    },
  };
}

/** Takes from each summary what cannot matter, because whatever window it is in holds all that came later. */
function prune(summaries: unknown[], measure: Measure): void {
  let later: unknown;
  for (let i = summaries.length - 1; i >= 0; i -= 1) {
    const summary = summaries[i];
    if (summary === null) continue;
    if (later === undefined) {
      later = summary;
      continue;
    }
    const both = measure.merge(later, summary);
    summaries[i] = measure.pruned!(summary, both, later);
    later = both;
  }
}
