import type { CustomerEvent } from '../events/customerEvent.ts';
import type { EventPattern } from '../triggers/eventPattern.ts';
import type { Opened, Opening } from '../triggers/opening.ts';
import type { Firing } from '../triggers/triggerMatch.ts';
import type { TriggerMemory } from '../triggers/triggerMemory.ts';
import { truth } from './condition.ts';
import { openedBy, type Looked } from './kept.ts';
import type { Moment } from './moment.ts';
import type { Condition, Trigger } from './nodes.ts';
import { adoptOnDate, datesTogether, elapseOnDate, seeOnDate } from './onDate.ts';
import { carriedRuns, passTime, patternDue, seeEvent, type Runs } from './pattern.ts';
import { runsTogether } from './runsTogether.ts';
import { adoptSchedule, elapseSchedule, schedulesTogether, seeSchedule } from './schedule.ts';

/** What a trigger makes of an event, or of time. */
export interface Seen {
  readonly memory: TriggerMemory | undefined;
  readonly fired: readonly Firing[];
  /** The event closes or opens an absence. */
  readonly isTurn?: boolean;
}

/** Shows an event to a trigger. */
export function see(
  trigger: Trigger,
  memory: TriggerMemory | undefined,
  event: CustomerEvent,
  moment: Moment,
  looked: Looked,
): Seen {
  const matches = ({ type, where }: Partial<EventPattern<string, Condition>>): boolean =>
    (type === undefined || event.type === type) && (where === undefined || truth(where, moment) === true); // T1
  const { opened, closedAt: closedBefore } = (memory ?? {}) as Opening;
  const firing = (openedAt: number): Firing => ({ openedAt, at: event.time, event }); // T6

  switch (trigger.kind) {
    case 'occurrence':
      return { memory, fired: matches(trigger.of) ? [firing(event.time)] : [] }; // T2

    case 'absence': {
      // T3
      let open = opened;
      let closedAt = closedBefore;
      let isTurn = false;
      if (matches(trigger.of)) {
        if (open === undefined || event.time >= open.time) {
          open = undefined;
          isTurn = true;
        }
        if (closedAt === undefined || event.time > closedAt) closedAt = event.time;
      }
      const isOlderThanOpen = open !== undefined && event.time < open.time;
      const isOlderThanClose = closedAt !== undefined && event.time < closedAt;
      if (matches(trigger.after) && !isOlderThanOpen && !isOlderThanClose) {
        open = openedBy(event, looked); // T24
        isTurn = true;
      }
      return { memory: remembered(open, closedAt), fired: [], isTurn };
    }

    case 'sequence': {
      // T4
      const isOlder = opened !== undefined && event.time < opened.time;
      const isInTime = opened !== undefined && !isOlder && event.time <= opened.time + trigger.within;
      const fires = isInTime && matches(trigger.second);
      const opens = !isOlder && matches(trigger.first);
      const next = opens ? { time: event.time } : fires ? undefined : opened; // T24
      return {
        memory: next === opened ? memory : remembered(next, undefined),
        fired: fires ? [firing(opened.time)] : [],
      };
    }

    case 'pattern': {
      const last = trigger.steps.at(-1)!;
      const behind = trigger.steps.filter((_, i) => trigger.steps.slice(i).every((part) => 'without' in part));
      const withouts = behind.flatMap((part) => ('without' in part && part.by !== 'next' ? [part.without] : []));
      const isTurn = ('absent' in last ? [last.absent] : withouts).some(matches);
      return { ...seeEvent(trigger, memory as Runs | undefined, event, moment, looked), isTurn };
    }

    case 'drain': {
      // S7
      if (memory === undefined) return { memory, fired: [] };
      const seen = see(trigger.of, memory, event, moment, looked);
      return { ...seen, memory: leftOver(seen.memory, memory) };
    }

    case 'schedule':
      return { memory: seeSchedule(trigger, memory, moment), fired: [] };

    case 'onDate':
      return { memory: seeOnDate(trigger, memory, moment), fired: [] };
  }
}

/** S4: is it a memory of the trigger's form? */
export function understandsMemory(trigger: Trigger, memory: TriggerMemory): boolean {
  const has = (...names: readonly string[]): boolean => Object.keys(memory).every((name) => names.includes(name));
  switch (trigger.kind) {
    case 'occurrence':
      return false;
    case 'pattern':
      return 'runs' in memory;
    case 'schedule':
      return has('day', 'due', 'zone') && 'day' in memory;
    case 'onDate':
      return has('date', 'due', 'zone', 'done');
    case 'drain':
      return understandsMemory(trigger.of, memory);
    case 'absence': {
      const { opened } = memory as Opening;
      return has('opened', 'closedAt') && (opened === undefined || opened.id !== undefined);
    }
    case 'sequence':
      return has('opened', 'closedAt');
  }
}

/** S6: what it makes of a memory that another version of it has written. */
export function adopt(trigger: Trigger, memory: TriggerMemory, moment: Moment): TriggerMemory | undefined {
  if (trigger.kind === 'schedule') return adoptSchedule(trigger, memory, moment);
  if (trigger.kind === 'drain') return leftOver(memory);
  if (trigger.kind === 'pattern') return carriedRuns(trigger, memory as Runs);
  return trigger.kind === 'onDate' ? adoptOnDate(trigger, memory, moment) : memory;
}

/** S10: when the first event of what is open happened. */
export function openSince(trigger: Trigger | undefined, memory: TriggerMemory): number | undefined {
  if (trigger?.kind === 'drain') return openSince(trigger.of, memory);
  if (trigger?.kind !== 'pattern') return (memory as Opening).opened?.time;
  const { runs } = memory as Runs;
  return runs.length === 0 ? undefined : Math.min(...runs.map(({ taken }) => taken[0]!.at));
}

/** S10: what is left where that is let go. */
export function withoutOpen(trigger: Trigger, memory: TriggerMemory): TriggerMemory | undefined {
  return trigger.kind === 'absence' ? remembered(undefined, (memory as Opening).closedAt) : undefined;
}

/** T5: when time alone makes a trigger fire. */
export function dueAt(trigger: Trigger | undefined, memory: TriggerMemory): number | undefined {
  switch (trigger?.kind) {
    case 'absence': {
      const { opened } = memory as Opening;
      return opened && opened.time + trigger.for;
    }
    case 'pattern':
      // What another version has written is due when that has said, until it is carried over.
      return 'runs' in memory ? patternDue((memory as Runs).node, memory as Runs) : undefined;
    case 'drain':
      return dueAt(trigger.of, memory);
    case 'schedule':
    case 'onDate':
      return (memory as { readonly due?: number }).due;
    default:
      return undefined;
  }
}

/** T5: what time has made of a trigger that was due. */
export function elapse(trigger: Trigger, memory: TriggerMemory, at: number, moment: Moment): Seen {
  switch (trigger.kind) {
    case 'pattern':
      return passTime(trigger, memory as Runs, at);
    case 'schedule':
      return once(elapseSchedule(trigger, memory, moment));
    case 'onDate':
      return once(elapseOnDate(trigger, memory, moment));
    case 'drain': {
      const after = elapse(trigger.of, memory, at, moment);
      return { ...after, memory: leftOver(after.memory) };
    }
    case 'absence': {
      const { opened, closedAt } = memory as Opening;
      const event = { id: '', type: trigger.after.type, properties: {}, ...opened!, customer: moment.customer }; // T24
      return { memory: remembered(undefined, closedAt), fired: [{ openedAt: event.time, at, event }] }; // T6
    }
    default:
      return { memory, fired: [] };
  }
}

const once = ({ memory, firing }: { readonly memory: TriggerMemory | undefined; readonly firing?: Firing }): Seen => ({
  memory,
  fired: firing === undefined ? [] : [firing],
});

/** S7: a match that is open, and was before the event. */
function leftOver(memory: TriggerMemory | undefined, before = memory): TriggerMemory | undefined {
  const { opened } = (memory ?? {}) as Opening;
  return opened === undefined || opened !== (before as Opening).opened ? undefined : memory;
}

/** S7: the name under which it fires. */
export const firingName = (name: string, trigger: Trigger): string => (trigger.kind === 'drain' ? trigger.as : name);

/** I4: what is open of two identities that are one. */
export function openTogether(trigger: Trigger, one: TriggerMemory, other: TriggerMemory): TriggerMemory {
  switch (trigger.kind) {
    case 'pattern':
      return runsTogether(trigger, one as Runs, other as Runs);
    case 'drain':
      return openTogether(trigger.of, one, other);
    case 'schedule':
      return schedulesTogether(one, other);
    case 'onDate':
      return datesTogether(one, other);
    default:
      return latestOpening(trigger, one, other);
  }
}

function latestOpening(trigger: Trigger, one: Opening, other: Opening): Opening {
  const opened = [one.opened, other.opened]
    .filter((event) => event !== undefined)
    .sort((a, b) => a.time - b.time || ((a.id ?? '') < (b.id ?? '') ? -1 : 1))
    .at(-1);
  if (trigger.kind === 'sequence') return remembered(opened, undefined) ?? {};
  const closings = [one.closedAt, other.closedAt].filter((at) => at !== undefined);
  const closedAt = closings.length === 0 ? undefined : Math.max(...closings);
  const isOpen = opened !== undefined && (closedAt === undefined || opened.time >= closedAt);
  return remembered(isOpen ? opened : undefined, closedAt) ?? {};
}

function remembered(opened: Opened | undefined, closedAt: number | undefined): Opening | undefined {
  if (opened === undefined && closedAt === undefined) return undefined;
  return { ...(opened === undefined ? {} : { opened }), ...(closedAt === undefined ? {} : { closedAt }) };
}
