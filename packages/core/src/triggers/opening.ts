import { compareText } from '../internal/compareText.ts';
import type { Instant } from '../time/instant.ts';
import type { RememberedEvent } from './keptOf.ts';
import type { TriggerMemory } from './triggerMemory.ts';

/** What a trigger with one open match remembers. */
export interface Opening {
  /** The event that opened the match that is under way: when it happened, and what can be looked at of it later. */
  readonly opened?: Opened;
  /** Event time of the latest event that closed a match or would have: an opening older than this comes too late. */
  readonly closedAt?: Instant;
}

/** As much of an event as is needed. */
export type Opened = Pick<RememberedEvent, 'time'> & Partial<RememberedEvent>;

/** The memory of these two; undefined where there is nothing to remember. */
export const opening = (opened: Opened | undefined, closedAt: Instant | undefined): Opening | undefined =>
  opened === undefined && closedAt === undefined
    ? undefined
    : { ...(opened === undefined ? {} : { opened }), ...(closedAt === undefined ? {} : { closedAt }) };

/** A match that is open, and was in the memory before, where that is given. */
export function openBefore(memory: TriggerMemory, before?: TriggerMemory): TriggerMemory | undefined {
  const { opened } = memory as Opening;
  const isNew = before !== undefined && opened !== (before as Opening).opened;
  return opened === undefined || isNew ? undefined : memory;
}

/** When the match that is open was opened. */
export const openedAt = (memory: TriggerMemory): Instant | undefined => (memory as Opening).opened?.time;

/** What is left where the open match is let go. */
export const withoutOpened = (memory: TriggerMemory): Opening | undefined =>
  opening(undefined, (memory as Opening).closedAt);

/** Tells an opening from what another trigger remembers. */
export function isOpening(memory: unknown): memory is Opening {
  if (typeof memory !== 'object' || memory === null || Array.isArray(memory)) return false;
  const { opened, closedAt, ...others } = memory as Opening;
  if (Object.keys(others).length > 0) return false;
  const isEvent = opened === undefined || (typeof opened === 'object' && typeof opened?.time === 'number');
  return isEvent && (closedAt === undefined || typeof closedAt === 'number');
}

/** Of two events that opened a match, the later one; of two at the same time, that with the greater id. */
export function laterOf(one: Opened | undefined, other: Opened | undefined): Opened | undefined {
  if (one === undefined || other === undefined) return one ?? other;
  return (one.time - other.time || compareText(one.id ?? '', other.id ?? '')) < 0 ? other : one;
}
