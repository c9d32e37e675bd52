import type { CustomerEvent } from '../events/customerEvent.ts';
import type { EventPattern } from '../triggers/eventPattern.ts';
import type { Opening } from '../triggers/opening.ts';
import { truth } from './condition.ts';
import type { Moment } from './moment.ts';
import type { Trigger } from './nodes.ts';
import type { Condition } from './nodes.ts';

/** What a trigger makes of an event. */
export interface Seen {
  readonly memory: Opening | undefined;
  /** Set where it fires: when the match was opened. */
  readonly openedAt?: number;
  /** The event closes or opens an absence. */
  readonly isTurn?: boolean;
}

/** Shows an event to a trigger. */
export function see(trigger: Trigger, memory: Opening | undefined, event: CustomerEvent, moment: Moment): Seen {
  const matches = ({ type, where }: EventPattern<string, Condition>): boolean =>
    event.type === type && (where === undefined || truth(where, moment) === true); // T1
  const opened = memory?.opened;

  switch (trigger.kind) {
    case 'occurrence':
      return matches(trigger.of) ? { memory, openedAt: event.time } : { memory }; // T2

    case 'absence': {
      // T3
      let open = opened;
      let closedAt = memory?.closedAt;
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
      return { memory: remembered(open, closedAt), isTurn };
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
        ...(fires ? { openedAt: opened.time } : {}),
      };
    }
  }
}

/** T5: when time alone makes a trigger fire. */
export const dueAt = (trigger: Trigger | undefined, memory: Opening): number | undefined =>
  trigger?.kind === 'absence' && memory.opened !== undefined ? memory.opened.time + trigger.for : undefined;

/** What is left of a trigger that time has made fire. */
export const afterFiring = (memory: Opening): Opening | undefined => remembered(undefined, memory.closedAt);

/** I4: what is open of two identities that are one. */
export function openTogether(trigger: Trigger, one: Opening, other: Opening): Opening {
  const opened = [one.opened, other.opened]
    .filter((event) => event !== undefined)
    .sort((a, b) => a.time - b.time || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0))
    .at(-1);
  if (trigger.kind === 'sequence') return remembered(opened, undefined) ?? {};
  const closings = [one.closedAt, other.closedAt].filter((at) => at !== undefined);
  const closedAt = closings.length === 0 ? undefined : Math.max(...closings);
  const isOpen = opened !== undefined && (closedAt === undefined || opened.time >= closedAt);
  return remembered(isOpen ? opened : undefined, closedAt) ?? {};
}

function remembered(opened: CustomerEvent | undefined, closedAt: number | undefined): Opening | undefined {
  if (opened === undefined && closedAt === undefined) return undefined;
  return { ...(opened === undefined ? {} : { opened }), ...(closedAt === undefined ? {} : { closedAt }) };
}
