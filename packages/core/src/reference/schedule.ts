import type { Schedule } from '../triggers/schedule.ts';
import type { Firing } from '../triggers/triggerMatch.ts';
import type { TriggerMemory } from '../triggers/triggerMemory.ts';
import type { Moment } from './moment.ts';
import { calendar, firstMinuteFrom } from './wallClock.ts';

/** The date that comes next, as days since 1970, when that is, and by which zone. */
interface Memory extends TriggerMemory {
  readonly day: number;
  readonly due: number;
  readonly zone?: string;
}

const DAY = 86_400_000;

const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];

/** T20, T21: begins with the first event, and follows the zone. */
export function seeSchedule(schedule: Schedule, memory: TriggerMemory | undefined, moment: Moment): Memory | undefined {
  const zone = zoneOf(moment);
  if (memory === undefined) {
    const today = Math.floor(moment.now / DAY);
    return remembered(
      daysFrom(today - 2).find((day) => isOn(schedule, day) && comes(schedule, day, zone) > moment.now),
      schedule,
      zone,
    );
  }
  const { day, ...before } = memory as Memory;
  return before.zone === zone ? (memory as Memory) : remembered(day, schedule, zone);
}

/** S6: a schedule that has changed goes on with the first of its dates that is not over. */
export function adoptSchedule(schedule: Schedule, memory: TriggerMemory, moment: Moment): Memory | undefined {
  const { day } = memory as Memory;
  return remembered(
    daysFrom(day).find((each) => isOn(schedule, each)),
    schedule,
    zoneOf(moment),
  );
}

/** T20, T23: fires for the last of the dates that have come, and waits for the next one. */
export function elapseSchedule(
  schedule: Schedule,
  memory: TriggerMemory,
  { now }: Moment,
): { readonly memory: TriggerMemory | undefined; readonly firing?: Firing } {
  const { day, zone } = memory as Memory;
  const days = daysFrom(day, Math.floor(now / DAY) + 440 - day).filter((each) => isOn(schedule, each));
  const next = days.find((each) => comes(schedule, each, zone) > now);
  const last = days.filter((each) => next === undefined || each < next).at(-1);
  const after = remembered(next, schedule, zone);
  if (last === undefined) return { memory: after };
  const at = comes(schedule, last, zone);
  const isTooLate = schedule.grace !== undefined && now - at > schedule.grace;
  return isTooLate ? { memory: after } : { memory: after, firing: { id: dateOf(last), openedAt: at, at } };
}

/** T20: of two memories the one that waits for the later date: a date for which one has fired is over. */
export function schedulesTogether(one: TriggerMemory, other: TriggerMemory): TriggerMemory {
  return [one as Memory, other as Memory].sort(
    (a, b) => a.day - b.day || a.due - b.due || ((a.zone ?? '') < (b.zone ?? '') ? -1 : 1),
  )[1]!;
}

const daysFrom = (first: number, many = 440): readonly number[] => Array.from({ length: many }, (_, i) => first + i);

const dateOf = (day: number): string => new Date(day * DAY).toISOString().slice(0, 10);

/** T20 */
function isOn({ on, dayOfMonth }: Schedule, day: number): boolean {
  const date = new Date(day * DAY);
  if (on !== undefined && !on.some((each) => each === WEEKDAYS[date.getUTCDay()])) return false;
  if (dayOfMonth === undefined) return true;
  const daysOfMonth = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
  return date.getUTCDate() === Math.min(dayOfMonth, daysOfMonth);
}

/** T21 */
const comes = ({ at, zone: fallback = 'UTC' }: Schedule, day: number, zone: unknown): number =>
  firstMinuteFrom(`${dateOf(day)} ${at}`, calendar(zone) ?? calendar(fallback)!);

function remembered(day: number | undefined, schedule: Schedule, zone: string | undefined): Memory | undefined {
  return day === undefined
    ? undefined
    : { day, due: comes(schedule, day, zone), ...(zone === undefined ? {} : { zone }) };
}

/** T21: an empty text, or one of more than 64 code units, is no zone. */
export function zoneOf({ profile }: Moment): string | undefined {
  const zone = profile['timeZone'];
  return typeof zone === 'string' && zone !== '' && zone.length <= 64 ? zone : undefined;
}
