import { triggersRule } from '../parts/triggers.ts';
import type { Millis } from '../time/duration.ts';
import type { Instant } from '../time/instant.ts';
import { dateText, type LocalDay } from '../time/localDay.ts';
import { LocalTime, parseTimeOfDay, WEEKDAYS, type Weekday } from '../time/localTime.ts';
import { zoneClocks } from '../time/zoneClocks.ts';
import { customerZone } from './customerZone.ts';
import { Timetable, type Stop } from './timetable.ts';
import type { TriggerMemory } from './triggerMemory.ts';
import type { TriggerRule } from './triggerRule.ts';

/** @public */
export interface Schedule {
  readonly kind: 'schedule';
  /** Local time of day, `HH:MM`. */
  readonly at: string;
  /** On these days of the week only. */
  readonly on?: readonly Weekday[];
  /** On this day of the month only, 1 to 31; on the last one where the month is shorter. */
  readonly dayOfMonth?: number;
  /** IANA zone of customers whose profile has no valid `timeZone`; UTC where it is left out. */
  readonly zone?: string;
  /** How late it may still fire, in milliseconds; however late, where it is left out. */
  readonly grace?: Millis;
}

/**
 * Fires at a time of day where the customer is: every day, on some days of the week, on a day of the month, or on days that
 * are both. There is no event: rules see the profile, and `trigger.at`.
 *
 * It begins with the customer's first event, and follows the attribute `profile.timeZone`. It fires once for a date: where the
 * clock shows the time twice, at the first; where it leaves it out, when it is put forward; and where several dates were missed
 * because nobody woke it, for the last of them alone, if that is at most `grace` ago.
 *
 * @param options - `at`: `HH:MM`; `on`: at least one day; `dayOfMonth`: 1 to 31; `grace`: milliseconds, 0 or more
 * @example
 * ```ts
 * import { hours, schedule } from '@opportune/core';
 *
 * schedule({ on: ['mon'], at: '09:00' }); // => { kind: 'schedule', on: ['mon'], at: '09:00' }
 * schedule({ dayOfMonth: 31, at: '18:00', grace: hours(2) }).grace; // => 7200000
 * ```
 * @see docs/semantics.md, T20
 * @public
 */
export const schedule = (options: Omit<Schedule, 'kind'>): Schedule => ({ kind: 'schedule', ...options });

/** The date that comes next. */
interface Memory {
  readonly day: LocalDay;
  readonly due: Instant;
  /** The customer's zone by which it is due. */
  readonly zone?: string;
}

/** @public */
export const scheduleRule: TriggerRule<Schedule> = {
  family: 'trigger',
  kind: 'schedule',
  needs: [triggersRule],
  fields: {
    required: { at: { is: 'timeOfDay' } },
    optional: {
      on: { is: 'list', of: { is: 'oneOf', of: WEEKDAYS }, min: 1 },
      dayOfMonth: { is: 'number', min: 1, max: 31, whole: true },
      zone: { is: 'zone' },
      grace: { is: 'number', min: 0 },
    },
  },
  compile: ({ at, on, dayOfMonth, zone: fallback = 'UTC', grace = Infinity }, build) => {
    const zoneOf = customerZone(build);
    const timetable = new Timetable(
      new LocalTime(fallback, build.shared(zoneClocks)),
      parseTimeOfDay(at),
      on,
      dayOfMonth,
    );
    return {
      accepts: isMemory,
      adopt: (memory, moment) => {
        const zone = zoneOf(moment);
        return until(timetable.from((memory as Memory).day, zone), zone);
      },
      see: (memory, _event, moment) => {
        const before = memory as Memory | undefined;
        const zone = zoneOf(moment);
        if (before === undefined) return { memory: until(timetable.after(-Infinity, moment.now, zone), zone) };
        if (before.zone === zone) return { memory: before };
        const { day } = before;
        return { memory: until({ day, at: timetable.on(day, zone) }, zone) };
      },
      due: (memory) => (memory as Memory).due,
      elapse: (memory, _due, moment) => {
        const { day, zone } = memory as Memory;
        const last = timetable.upTo(moment.now, day, zone);
        const next = until(timetable.after(day - 1, moment.now, zone), zone);
        if (last === undefined || moment.now - last.at > grace) return { memory: next };
        return { memory: next, fired: [{ id: dateText(last.day), openedAt: last.at, at: last.at }] };
      },
      merge: (one, other) => later(one as Memory, other as Memory),
    };
  },
};

const until = (stop: Stop | undefined, zone: string | undefined): Memory | undefined =>
  stop && { day: stop.day, due: stop.at, ...(zone === undefined ? {} : { zone }) };

function isMemory(memory: unknown): memory is Memory {
  if (typeof memory !== 'object' || memory === null) return false;
  const { day, due, zone } = memory as Memory;
  return Number.isInteger(day) && Number.isFinite(due) && (zone === undefined || typeof zone === 'string');
}

/** A date for which it has fired for one of the two is over for both. */
function later(one: Memory, other: Memory): TriggerMemory {
  const order = one.day - other.day || one.due - other.due || ((one.zone ?? '') < (other.zone ?? '') ? -1 : 1);
  return order < 0 ? other : one;
}
