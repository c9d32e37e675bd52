import type { CustomerEvent } from '../events/customerEvent.ts';
import { compareText } from '../internal/compareText.ts';
import type { Instant } from '../time/instant.ts';

/** What a trigger with one open match remembers. */
export interface Opening {
  /** The event that opened the match that is under way. */
  readonly opened?: CustomerEvent;
  /** Event time of the latest event that closed a match or would have: an opening older than this comes too late. */
  readonly closedAt?: Instant;
}

/** The memory of these two; undefined where there is nothing to remember. */
export const opening = (opened: CustomerEvent | undefined, closedAt: Instant | undefined): Opening | undefined =>
  opened === undefined && closedAt === undefined
    ? undefined
    : { ...(opened === undefined ? {} : { opened }), ...(closedAt === undefined ? {} : { closedAt }) };

/** A match that is open, unless this event has opened it. */
export function openBefore(memory: object, event?: CustomerEvent): object | undefined {
  const { opened } = memory as Opening;
  return opened === undefined || opened === event ? undefined : memory;
}

/** Tells an opening from what another trigger remembers. */
export function isOpening(memory: unknown): memory is Opening {
  if (typeof memory !== 'object' || memory === null || Array.isArray(memory)) return false;
  const { opened, closedAt, ...others } = memory as Opening;
  if (Object.keys(others).length > 0) return false;
  const isEvent = opened === undefined || (typeof opened === 'object' && typeof opened?.time === 'number');
  return isEvent && (closedAt === undefined || typeof closedAt === 'number');
}

/** Of two events that opened a match, the later one; of two at the same time, that with the greater id. */
export function laterOf(one: CustomerEvent | undefined, other: CustomerEvent | undefined): CustomerEvent | undefined {
  if (one === undefined || other === undefined) return one ?? other;
  return (one.time - other.time || compareText(one.id, other.id)) < 0 ? other : one;
}
