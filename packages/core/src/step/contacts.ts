import type { Decision } from '../funnel/decision.ts';
import type { Contact } from '../policies/contact.ts';
import type { Action } from '../strategy/action.ts';
import type { Millis } from '../time/duration.ts';
import type { Program } from './program.ts';
import type { Turn } from './turn.ts';

/** Places given back are kept only to understand a late receipt; so many are enough. */
const RELEASED_KEPT = 16;

/**
 * Gives a decision its place in the contact history. The history holds what a cap may still have to count and nothing
 * else, so the caps themselves bound it.
 */
export function reserve(turn: Turn, decision: Decision): void {
  const { id, action, issue, group, channel, slot, at } = decision;
  const { policies } = turn.program;
  const contact: Contact = {
    decision: id,
    action,
    ...(issue === undefined ? {} : { issue }),
    ...(group === undefined ? {} : { group }),
    channel,
    ...(policies.some(({ bySlot = false }) => bySlot) ? { slot } : {}),
    at,
    status: 'reserved',
  };
  if (keptFor(contact, turn.program) === undefined) return;
  const kept = turn.state.contacts.filter((other) => other.at > turn.now - (keptFor(other, turn.program) ?? -Infinity));
  const released = kept.filter(({ status }) => status === 'released');
  const tooMany = new Set(released.slice(0, Math.max(0, released.length - RELEASED_KEPT)));
  const contacts = [...kept.filter((other) => !tooMany.has(other)), contact].sort((a, b) => a.at - b.at);
  turn.change({ contacts });
}

/** How long the caps need a contact; undefined where none counts it. */
export function keptFor(
  contact: Pick<Contact, 'action' | 'issue' | 'group' | 'channel'>,
  { policies }: Program,
): Millis | undefined {
  const { action: id, ...rest } = contact;
  const action: Action = { id, ...rest };
  let longest: Millis | undefined;
  for (const { remembers } of policies) {
    const per = remembers?.(action);
    if (per !== undefined && (longest === undefined || per > longest)) longest = per;
  }
  return longest;
}
