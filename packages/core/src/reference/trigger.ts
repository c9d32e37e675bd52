import type { CustomerEvent } from '../events/customerEvent.ts';
import type { EventPattern } from '../triggers/eventPattern.ts';
import type { Opening } from '../triggers/opening.ts';
import type { Firing } from '../triggers/triggerMatch.ts';
import type { TriggerMemory } from '../triggers/triggerMemory.ts';
import { truth } from './condition.ts';
import type { Moment } from './moment.ts';
import type { Condition, Trigger } from './nodes.ts';
import { carriedRuns, passTime, patternDue, seeEvent, type Runs } from './pattern.ts';

/** What a trigger makes of an event, or of time. */
export interface Seen {
  readonly memory: TriggerMemory | undefined;
  readonly fired: readonly Firing[];
  /** The event closes or opens an absence. */
  readonly isTurn?: boolean;
}

/** Shows an event to a trigger. */
export function see(trigger: Trigger, memory: TriggerMemory | undefined, event: CustomerEvent, moment: Moment): Seen {
  const matches = ({ type, where }: Partial<EventPattern<string, Condition>>): boolean =>
    (type === undefined || event.type === type) && (where === undefined || truth(where, moment) === true); // T1
  const opened = (memory as Opening | undefined)?.opened;
  const firing = (openedAt: number): Firing => ({ openedAt, at: event.time, event }); // T6

  switch (trigger.kind) {
    case 'occurrence':
      return { memory, fired: matches(trigger.of) ? [firing(event.time)] : [] }; // T2

    case 'absence': {
      // T3
      let open = opened;
      let closedAt = (memory as Opening | undefined)?.closedAt;
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
        open = event;
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
      const next = opens ? event : fires ? undefined : opened;
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
      return { ...seeEvent(trigger, memory as Runs | undefined, event, moment), isTurn };
    }
  }
}

/** S4: what goes on of a memory that another version has written. */
export function carried(trigger: Trigger, memory: TriggerMemory): TriggerMemory | undefined {
  const isOfPattern = 'runs' in memory;
  if (trigger.kind === 'pattern') return isOfPattern ? carriedRuns(trigger, memory as Runs) : undefined;
  return trigger.kind === 'occurrence' || isOfPattern ? undefined : memory;
}

/** T5: when time alone does something to a trigger. */
export function dueAt(trigger: Trigger | undefined, memory: TriggerMemory): number | undefined {
  // What another version has written is due when that has said, until it is carried over.
  if (trigger?.kind === 'pattern')
    return 'runs' in memory ? patternDue((memory as Runs).node, memory as Runs) : undefined;
  const { opened } = memory as Opening;
  return trigger?.kind === 'absence' && opened !== undefined ? opened.time + trigger.for : undefined;
}

/** T5: what time does to a trigger when it is due. */
export function pass(trigger: Trigger, memory: TriggerMemory, at: number): Seen {
  if (trigger.kind === 'pattern') return passTime(trigger, memory as Runs, at);
  const { opened, closedAt } = memory as Opening;
  return { memory: remembered(undefined, closedAt), fired: [{ openedAt: opened!.time, at, event: opened! }] }; // T6
}

function remembered(opened: CustomerEvent | undefined, closedAt: number | undefined): Opening | undefined {
  if (opened === undefined && closedAt === undefined) return undefined;
  return { ...(opened === undefined ? {} : { opened }), ...(closedAt === undefined ? {} : { closedAt }) };
}
