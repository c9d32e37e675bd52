import type { Millis } from '../../time/duration.ts';
import type { Instant } from '../../time/instant.ts';
import type { Gathering } from '../gathering.ts';
import type { Measure } from '../measure.ts';

/** Events of which none is further than the gap from the one before. */
type Session = readonly [start: Instant, end: Instant, summary: unknown];

/** Older sessions that a late event may still join to the current one: as many fit into a day of half hours, and some more. */
const SESSIONS_KEPT = 64;

/**
 * The current session: the latest event and all those before it with no more than `gap` between one and the next.
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

  return {
    add: (memory, time, _id, value, watermark) => {
      const sessions = (memory as readonly Session[] | undefined) ?? [];
      const last = sessions.at(-1);
      if (last !== undefined && last[0] <= time && time - last[1] <= gap) {
        const grown: Session = [last[0], Math.max(last[1], time), measure.add(last[2], time, value)];
        return settled([...sessions.slice(0, -1), grown], watermark);
      }
      const alone: Session = [time, time, measure.add(undefined, time, value)];
      return settled([...sessions, alone].sort(byStart), watermark);
    },
    read: (memory, asOf) => {
      const last = (memory as readonly Session[] | undefined)?.at(-1);
      return measure.read(last !== undefined && asOf - last[1] <= gap ? last[2] : undefined);
    },
    merge: (one, other, watermark) =>
      settled([...(one as readonly Session[]), ...(other as readonly Session[])].sort(byStart), watermark),
  };
}

const byStart = (one: Session, other: Session): number => one[0] - other[0];
