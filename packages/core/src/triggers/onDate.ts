import type { ConditionBuild } from '../conditions/conditionRule.ts';
import type { Moment } from '../funnel/moment.ts';
import { triggersRule } from '../parts/triggers.ts';
import { under, type Pointer } from '../shape/pointer.ts';
import type { Millis } from '../time/duration.ts';
import type { Instant } from '../time/instant.ts';
import { instantAt } from '../time/instantAt.ts';
import { instantOf } from '../time/instantOf.ts';
import { dayOn, midnightOf } from '../time/localDay.ts';
import { LocalTime, parseTimeOfDay, type TimeOfDay } from '../time/localTime.ts';
import { zoneClocks } from '../time/zoneClocks.ts';
import { customerZone } from './customerZone.ts';
import type { TriggerRule } from './triggerRule.ts';

const DAY: Millis = 86_400_000;

/** ECMAScript, Time Values: no date lies further from 1970. */
const LAST: Instant = 8.64e15;

/** A date without a time is that day wherever the customer is. */
const DATE_ALONE = /^\d{4}-\d\d-\d\d$/;

/** @public */
export interface OnDate<Path extends string = string> {
  readonly kind: 'onDate';
  /** An attribute of the profile that is an instant or a date. */
  readonly path: Path;
  /** So long before it. */
  readonly before?: Millis;
  /** So long after it. */
  readonly after?: Millis;
  /** Local time of day, `HH:MM`, on the day; where it is left out, at the very instant. */
  readonly at?: string;
  /** IANA zone of customers whose profile has no valid `timeZone`; UTC where it is left out. */
  readonly zone?: string;
  /** How late it may still fire, in milliseconds; however late, where it is left out. */
  readonly grace?: Millis;
}

/**
 * Fires before, on or after a date of the profile, such as a renewal or a birthday of the contract: once for each date that the
 * attribute has. With `at` it counts whole days of the calendar where the customer is, else it counts milliseconds. There is no
 * event: rules see the profile, and `trigger.at`.
 *
 * Each event may bring another date or zone, which takes the place of the one before. What would be over already when the date
 * becomes known does not fire; what nobody woke in time does, if it is at most `grace` late.
 *
 * @param options - `path`: `profile.…`; `before` or `after`, not both: milliseconds, whole days where there is `at`;
 * `grace`: milliseconds, 0 or more
 * @throws {OpportuneError} by `compile`: PATH_INVALID where the path is not of the profile; VALUE_OUT_OF_RANGE where there is
 * `before` and `after`, or a part of a day
 * @example
 * ```ts
 * import { days, onDate } from '@opportune/core';
 *
 * onDate({ path: 'profile.renewal', before: days(14), at: '09:00' }).before; // => 1209600000
 * ```
 * @see docs/semantics.md, T22
 * @public
 */
export const onDate = <const Path extends string>(options: Omit<OnDate<Path>, 'kind'>): OnDate<Path> => ({
  kind: 'onDate',
  ...options,
});

interface Memory {
  /** The date that the attribute has. */
  readonly date?: Instant;
  /** When it fires for that, where it is yet to come. */
  readonly due?: Instant;
  /** The customer's zone by which it is due. */
  readonly zone?: string;
  /** The last date for which it has fired. */
  readonly done?: Instant;
}

/** @public */
export const onDateRule: TriggerRule<OnDate> = {
  family: 'trigger',
  kind: 'onDate',
  needs: [triggersRule],
  fields: {
    required: { path: { is: 'path' } },
    optional: {
      before: { is: 'number', min: 0 },
      after: { is: 'number', min: 0 },
      at: { is: 'timeOfDay' },
      zone: { is: 'zone' },
      grace: { is: 'number', min: 0 },
    },
  },
  compile: (node, build, at) => {
    check(node, build, at);
    const { path, at: time, zone: fallback = 'UTC', grace = Infinity } = node;
    const read = build.read(path);
    const zoneOf = customerZone(build);
    const dueOn = dueTime(
      node,
      new LocalTime(fallback, build.shared(zoneClocks)),
      time === undefined ? undefined : parseTimeOfDay(time),
    );

    const planned = (before: Memory, moment: Moment): Memory => {
      const value = read(moment);
      const date = instantOf(value);
      if (date === undefined || date === before.done) return before.date === undefined ? before : doneWith(before.done);
      const zone = zoneOf(moment);
      const due = dueOn(value, date, zone);
      const wasWaiting = date === before.date && before.due !== undefined;
      const waits = Math.abs(due) <= LAST && (due > moment.now || wasWaiting);
      return {
        date,
        ...(waits ? { due, ...(zone === undefined ? {} : { zone }) } : {}),
        ...doneWith(before.done),
      };
    };

    return {
      accepts: isMemory,
      adopt: (memory, moment) => kept(planned(memory as Memory, moment)),
      see: (memory, _event, moment) => {
        const before = (memory as Memory | undefined) ?? NOTHING;
        const date = instantOf(read(moment));
        const isSame = date === before.date && (before.due === undefined || before.zone === zoneOf(moment));
        const after = isSame ? before : planned(before, moment);
        return { memory: kept(after) };
      },
      due: (memory) => (memory as Memory).due,
      elapse: (memory, _due, moment) => {
        const after = planned(memory as Memory, moment);
        const { date, due = Infinity } = after;
        if (date === undefined || due > moment.now) return { memory: kept(after) };
        const done: Memory = { done: date };
        if (moment.now - due > grace) return { memory: done };
        return { memory: done, fired: [{ id: new Date(date).toISOString(), openedAt: due, at: due }] };
      },
      merge: (one, other) => joined(one as Memory, other as Memory),
    };
  },
};

const NOTHING: Memory = {};

const kept = (memory: Memory): Memory | undefined => (memory === NOTHING ? undefined : memory);

function check({ path, before, after, at: time }: OnDate, build: ConditionBuild, at: Pointer): void {
  if (!path.startsWith('profile.')) {
    build.fault('PATH_INVALID', under(at, 'path'), `expected a path of the profile, found ${path}`);
  }
  if (before !== undefined && after !== undefined) {
    build.fault('VALUE_OUT_OF_RANGE', under(at, 'after'), 'expected before or after, found both');
  }
  for (const [field, span = 0] of Object.entries({ before, after })) {
    if (time !== undefined && span % DAY !== 0) {
      build.fault('VALUE_OUT_OF_RANGE', under(at, field), `expected whole days, found ${span} milliseconds`);
    }
  }
}

/** When it fires for a date. */
function dueTime(
  { before = 0, after = 0 }: OnDate,
  local: LocalTime,
  time: TimeOfDay | undefined,
): (value: unknown, date: Instant, zone: unknown) => Instant {
  const shift = after - before;
  return (value, date, zone) => {
    const isAlone = typeof value === 'string' && DATE_ALONE.test(value);
    if (time === undefined) return (isAlone ? instantAt(local, date, zone) : date) + shift;
    const day = dayOn(isAlone ? date : local.wallTime(date, zone)) + shift / DAY;
    return instantAt(local, midnightOf(day) + time, zone);
  };
}

const doneWith = (done: Instant | undefined): Memory => (done === undefined ? NOTHING : { done });

function isMemory(memory: unknown): memory is Memory {
  if (typeof memory !== 'object' || memory === null) return false;
  const { date, due, zone, done, ...others } = memory as Memory;
  if (Object.keys(others).length > 0) return false;
  const isNumber = (each: unknown): boolean => each === undefined || Number.isFinite(each);
  return isNumber(date) && isNumber(due) && isNumber(done) && (zone === undefined || typeof zone === 'string');
}

/** The later date counts, unless it has fired for one of the two. */
function joined(one: Memory, other: Memory): Memory {
  const done = Math.max(one.done ?? -Infinity, other.done ?? -Infinity);
  const { date, due, zone } = isBefore(one, other) ? other : one;
  return {
    ...(date === undefined || date === done ? {} : { date }),
    ...(date === done || due === undefined ? {} : { due }),
    ...(date === done || zone === undefined ? {} : { zone }),
    ...(done === -Infinity ? {} : { done }),
  };
}

const isBefore = (one: Memory, other: Memory): boolean => {
  const order = (one.date ?? -Infinity) - (other.date ?? -Infinity) || (one.due ?? 0) - (other.due ?? 0);
  return order < 0 || (order === 0 && (one.zone ?? '') < (other.zone ?? ''));
};
