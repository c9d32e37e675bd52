import type { Decision } from '../funnel/decision.ts';
import type { Contact } from '../policies/contact.ts';
import type { Treatment } from '../strategy/treatment.ts';
import type { Millis } from '../time/duration.ts';
import type { Instant } from '../time/instant.ts';
import type { Program } from './program.ts';
import type { Turn } from './turn.ts';

/** What no cap counts, or no more, is kept only to understand what is said of it later; so many are enough. */
export const SPARE_KEPT = 16;
/** What only a ranking counts: how often something has been shown matters less the oftener it was. */
export const WATCHED_KEPT = 64;

/**
 * Gives a decision its place in the contact history. The history holds what a cap may still have to count and little
 * else, so the caps themselves bound it.
 */
export function reserve(
  turn: Turn,
  { id, action, issue, group, channel, slot, at }: Decision,
  { tags = [] }: Treatment,
): void {
  const { program, now, state } = turn;
  const counted = tags.filter((tag) => program.tags.has(tag));
  const contact: Contact = {
    decision: id,
    action,
    ...(issue === undefined ? {} : { issue }),
    ...(group === undefined ? {} : { group }),
    channel,
    ...(counted.length === 0 ? {} : { tags: counted }),
    ...(program.policies.some(({ bySlot = false }) => bySlot) ? { slot } : {}),
    at,
    status: 'reserved',
  };
  if (keptFor(contact, program) === undefined) return;
  const kept = state.contacts.filter((other) => other.at > now - (keptFor(other, program) ?? -Infinity));
  const spare = kept.filter((other) => !isCounted(other, program, now));
  const isWatched = ({ at: when, status }: Contact): boolean =>
    status !== 'released' && when > now - watchedFor(program);
  const tooMany = new Set([
    ...oldest(spare.filter(isWatched), WATCHED_KEPT),
    ...oldest(
      spare.filter((other) => !isWatched(other)),
      SPARE_KEPT,
    ),
  ]);
  const contacts = [...kept.filter((other) => !tooMany.has(other)), contact].sort((a, b) => a.at - b.at);
  turn.change({ contacts });
}

/** All but the newest. */
const oldest = (contacts: readonly Contact[], kept: number): readonly Contact[] =>
  contacts.slice(0, Math.max(0, contacts.length - kept));

/** How long a ranking may count a contact. */
const watchedFor = ({ policies }: Program): Millis =>
  policies.reduce((longest, { watches = -Infinity }) => Math.max(longest, watches), -Infinity);

/** How long policies need a contact; undefined where none does. */
export function keptFor(contact: Contact, { policies }: Program): Millis | undefined {
  const action = actionOf(contact);
  let longest: Millis | undefined;
  for (const { remembers, recalls, watches } of policies) {
    const per = remembers?.(action) ?? recalls?.(action) ?? watches;
    if (per !== undefined && (longest === undefined || per > longest)) longest = per;
  }
  return longest;
}

/** Does it take a place under some cap? */
function isCounted(contact: Contact, { policies }: Program, now: Instant): boolean {
  if (contact.status === 'released') return false;
  const action = actionOf(contact);
  return policies.some(({ remembers, holds = Infinity }) => {
    const per = remembers?.(action) ?? -Infinity;
    return contact.at > now - (contact.status === 'reserved' ? Math.min(per, holds) : per);
  });
}

const actionOf = ({ action: id, ...rest }: Contact): Treatment => ({ id, ...rest });
