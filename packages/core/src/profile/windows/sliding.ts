import type { Millis } from '../../time/duration.ts';
import type { Instant } from '../../time/instant.ts';
import type { Gathering, Memory } from '../gathering.ts';
import type { Measure } from '../measure.ts';
import { isWithin, type Edge } from './edge.ts';

/** A window is exact as long as it holds no more than this. */
const EXACT_EVENTS = 64;

/** Into so many stretches a window is cut; where a summary is large, into fewer. */
const STRETCHES = 64;
const LARGE_STRETCHES = 16;

/** Where what follows the form and the number of folded stretches begins. */
const HEAD = 2;

/**
 * What is not older than an edge that moves on with time. Time is cut into stretches on a fixed grid. A stretch keeps its events
 * as long as there are no more than {@link EXACT_EVENTS} in it and after it, and their summary from then on, for the edge
 * to pass as a whole.
 *
 * Whether it does depends on the events alone and not on their order: as long as a stretch is remembered, so is everything
 * after it, and their number only grows.
 *
 * Remembered are the number of folded stretches, the place on the grid and the summary of each, and then the time of each event that is
 * told apart, with its value unless all values are the same; everything in order.
 *
 * @param longest - how far behind the latest event the edge can lie
 */
export function sliding(measure: Measure, longest: Millis, edgeOf: (asOf: Instant, zone: unknown) => Edge): Gathering {
  const width = Math.max(1, longest / (measure.isLarge === true ? LARGE_STRETCHES : STRETCHES));
  const placeOf = (time: Instant): number => Math.floor(time / width);
  const oldest = (watermark: Instant): number => placeOf(watermark - longest);
  const { only } = measure;
  /** How many places of the list an event has. */
  const stride = only === undefined ? 2 : 1;
  const valueAt = (list: readonly unknown[], i: number): unknown => (only === undefined ? list[i + 1] : only);

  /** The list without what has left; a copy of it, to be written to. */
  const opened = (memory: Memory, from: number): unknown[] => {
    const list = memory.slice();
    if (list.length === 1) list.push(0);
    const folded = list[1] as number;
    let gone = 0;
    while (gone < folded && (list[HEAD + 2 * gone] as number) < from) gone += 1;
    let end = HEAD + 2 * gone;
    if (gone === folded) while (end < list.length && placeOf(list[end] as Instant) < from) end += stride;
    if (end > HEAD) {
      list.splice(HEAD, end - HEAD);
      list[1] = folded - gone;
    }
    return list;
  };

  /** Adds a summary to the folded stretch at a place, of which there are some at it or after it. */
  const fold = (list: unknown[], place: number, summary: (before: unknown) => unknown): void => {
    const folded = list[1] as number;
    let i = HEAD + 2 * folded;
    while (i > HEAD && (list[i - 2] as number) >= place) i -= 2;
    if (i < HEAD + 2 * folded && list[i] === place) {
      list[i + 1] = summary(list[i + 1]);
      return;
    }
    list.splice(i, 0, place, summary(undefined));
    list[1] = folded + 1;
  };

  /** Folds the events that are told apart up to a place. */
  const foldUpTo = (list: unknown[], last: number): void => {
    const first = HEAD + 2 * (list[1] as number);
    let end = first;
    while (end < list.length && placeOf(list[end] as Instant) <= last) end += stride;
    const leaving = list.splice(first, end - first);
    for (let i = 0; i < leaving.length; i += stride) {
      const time = leaving[i] as Instant;
      fold(list, placeOf(time), (before) => measure.add(before, time, valueAt(leaving, i)));
    }
  };

  /** Folds the stretches that are too many events ago. */
  const settled = (list: unknown[]): Memory => {
    const exact = HEAD + 2 * (list[1] as number);
    const over = list.length - stride * (EXACT_EVENTS + 1);
    if (over >= exact) foldUpTo(list, placeOf(list[over] as Instant));
    return list as unknown as Memory;
  };

  /** Comes an event in order, where nothing leaves and nothing has to be folded? Most do. */
  const isNext = (memory: Memory, time: Instant, from: number): boolean =>
    memory[1] === 0 &&
    memory.length < HEAD + stride * EXACT_EVENTS &&
    (memory[memory.length - stride] as Instant) <= time &&
    placeOf(memory[HEAD] as Instant) >= from;

  const withNext = (memory: Memory, time: Instant, value: unknown): Memory => {
    const { length } = memory;
    const list = new Array<unknown>(length + stride);
    for (let i = 0; i < length; i += 1) list[i] = memory[i];
    list[length] = time;
    if (stride === 2) list[length + 1] = value;
    return list as unknown as Memory;
  };

  /** Puts an event in its place by time. */
  const insert = (list: unknown[], time: Instant, value: unknown): void => {
    const first = HEAD + 2 * (list[1] as number);
    let i = list.length;
    while (i > first && (list[i - stride] as Instant) > time) i -= stride;
    // Most events come in order.
    if (i < list.length) {
      if (stride === 1) list.splice(i, 0, time);
      else list.splice(i, 0, time, value);
      return;
    }
    list.push(time);
    if (stride === 2) list.push(value);
  };

  return {
    add: (memory, time, _id, value, watermark) => {
      const place = placeOf(time);
      const from = oldest(watermark);
      if (place < from) return memory;
      if (isNext(memory, time, from)) return withNext(memory, time, value);
      const list = opened(memory, from);
      const folded = list[1] as number;
      if (folded > 0 && place <= (list[HEAD + 2 * (folded - 1)] as number)) {
        fold(list, place, (before) => measure.add(before, time, value));
        return list as unknown as Memory;
      }
      insert(list, time, value);
      return settled(list);
    },
    read: (memory, asOf, zone) => {
      if (memory.length === 1) return measure.read(undefined);
      const edge = edgeOf(asOf, zone);
      const first = placeOf(edge.at);
      const exact = HEAD + 2 * (memory[1] as number);
      let summary: unknown;
      for (let i = HEAD; i < exact; i += 2) {
        if ((memory[i] as number) < first) continue;
        summary = summary === undefined ? memory[i + 1] : measure.merge(summary, memory[i + 1]);
      }
      for (let i = exact; i < memory.length; i += stride) {
        const time = memory[i] as Instant;
        if (isWithin(time, edge)) summary = measure.add(summary, time, valueAt(memory, i));
      }
      return measure.read(summary);
    },
    merge: (one, other, watermark) => {
      const from = oldest(watermark);
      const list = opened(one, from);
      const more = opened(other, from);
      const exact = HEAD + 2 * (more[1] as number);
      for (let i = HEAD; i < exact; i += 2) {
        const summary = more[i + 1];
        fold(list, more[i] as number, (before) => (before === undefined ? summary : measure.merge(before, summary)));
      }
      for (let i = exact; i < more.length; i += stride) insert(list, more[i] as Instant, valueAt(more, i));
      const folded = list[1] as number;
      if (folded > 0) foldUpTo(list, list[HEAD + 2 * (folded - 1)] as number);
      return settled(list);
    },
  };
}
