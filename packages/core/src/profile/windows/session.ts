import type { Millis } from '../../time/duration.ts';
import type { Instant } from '../../time/instant.ts';
import type { Gathering, Memory } from '../gathering.ts';
import type { Measure } from '../measure.ts';

/** Events of which none is further than the gap from the one before. */
type Session = readonly [start: Instant, end: Instant, summary: unknown];

/** Older sessions that a late event may still join to the current one: as many fit into a day of half hours, and some more. */
const SESSIONS_KEPT = 64;

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

  return {
    add: (memory, time, _id, value, watermark) => {
      if (memory.length === 4) {
        const [form, start, length, summary] = memory as readonly [number, Instant, Millis, unknown];
        const since = time - start;
        // Most events come in order, and most customers have one session.
        if (since >= 0 && since - length <= gap) {
          return [form, start, Math.max(length, since), measure.add(summary, time, value)];
        }
      }
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
