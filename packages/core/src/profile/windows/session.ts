import type { Millis } from '../../time/duration.ts';
import type { Instant } from '../../time/instant.ts';
import type { Gathering, Memory } from '../gathering.ts';
import type { Measure } from '../measure.ts';

/** Events of which none is further than the gap from the one before. */
type Session = readonly [start: Instant, end: Instant, summary: unknown];

/** Older sessions that a late event may still join to the current one: as many fit into a day of half hours, and some more. */
export const SESSIONS_KEPT = 64;

/**
 * The current session: the latest event and all those before it with no more than `gap` between one and the next. Of each that may still
 * grow are remembered how long it began after the end of the one before (of the first the time at which it began), how long it was, and its
 * summary, one after the other.
 *
 * @param lateness - an event older than this, seen from the latest, does not come any more, so that what it could have joined
 * is over
 */
export function session(measure: Measure, gap: Millis, lateness: Millis): Gathering {
  const joined = (one: Session, other: Session): Session => [
    Math.min(one[0], other[0]),
    Math.max(one[1], other[1]),
    measure.merge(one[2], other[2]),
  ];

  /** Sessions in the order in which they begin, those joined that touch, without those that are over for good. */
  const settled = (sessions: readonly Session[], watermark: Instant): readonly Session[] => {
    const apart: Session[] = [];
    for (const each of sessions) {
      const last = apart.at(-1);
      if (last !== undefined && each[0] - last[1] <= gap) apart[apart.length - 1] = joined(last, each);
      else apart.push(each);
    }
    const from = watermark - lateness;
    const open = apart.findIndex(([, end], i) => i === apart.length - 1 || from - end <= gap);
    return apart.slice(Math.max(open, apart.length - SESSIONS_KEPT));
  };
  const memoryOf = ([form]: Memory, sessions: Session[], watermark: Instant): Memory => {
    const list: [number, ...unknown[]] = [form];
    let before = 0;
    for (const [start, end, summary] of settled(sessions.sort(byStart), watermark)) {
      list.push(start - before, end - start, summary);
      before = end;
    }
    return list;
  };

  /** Most events come in order: each is of the last session, or begins another behind it. Undefined where one does not. */
  const atEnd = (memory: Memory, time: Instant, value: unknown, watermark: Instant): Memory | undefined => {
    const from = watermark - lateness;
    let [start, end, over, oldest] = [0, -Infinity, 0, 0];
    for (let i = 1; i < memory.length; i += 3) {
      start = (i === 1 ? 0 : end) + (memory[i] as Millis);
      const isFirst = i === 1 + over;
      if (isFirst) oldest = start;
      end = start + (memory[i + 1] as Millis);
      // Over for good: no event that is in time is near enough to it.
      if (isFirst && from - end > gap) over += 3;
    }
    const joins = time - end <= gap;
    if (time < start) return undefined;
    const length = memory.length - over;
    if (length > SESSIONS_KEPT * 3) return undefined;
    const list = new Array<unknown>(joins ? length : length + 3) as [number, ...unknown[]];
    list[0] = memory[0];
    if (length > 1) list[1] = oldest;
    for (let i = 2; i < length; i += 1) list[i] = memory[over + i];
    if (joins) {
      list[length - 2] = Math.max(end, time) - start;
      list[length - 1] = measure.add(memory.at(-1), time, value);
    } else {
      list[length] = length > 1 ? time - end : time;
      list[length + 1] = 0;
      list[length + 2] = measure.add(undefined, time, value);
    }
    return list;
  };

  return {
    add: (memory, time, _id, value, watermark) => {
      const quick = atEnd(memory, time, value, watermark);
      if (quick !== undefined) return quick;
      const alone: Session = [time, time, measure.add(undefined, time, value)];
      return memoryOf(memory, [...sessionsOf(memory), alone], watermark);
    },
    read: (memory, asOf) => {
      const [, end, summary] = sessionsOf(memory).at(-1) ?? [0, -Infinity, undefined];
      return measure.read(asOf - end <= gap ? summary : undefined);
    },
    merge: (one, other, watermark) => memoryOf(one, [...sessionsOf(one), ...sessionsOf(other)], watermark),
  };
}

function sessionsOf(memory: Memory): Session[] {
  const sessions: Session[] = [];
  let before = 0;
  for (let i = 1; i < memory.length; i += 3) {
    const start = before + (memory[i] as number);
    before = start + (memory[i + 1] as Millis);
    sessions.push([start, before, memory[i + 2]]);
  }
  return sessions;
}

const byStart = (one: Session, other: Session): number => one[0] - other[0];
