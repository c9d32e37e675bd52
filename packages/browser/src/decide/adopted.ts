import type { CustomerState, Instant } from '@opportune/core';

import type { Kept } from '../remember/kept.ts';
import type { Change } from '../remember/memory.ts';

/** The further a place in the contact history has come, the greater. */
const RANK = { reserved: 0, released: 1, committed: 2 } as const;

const SEEN_KEPT = 32;

/**
 * What a server has sent of a customer, as what a page goes on from. The server knows of all that a page has sent it; the page of what it has decided itself, and of
 * what was said of that, which the server does not know.
 */
export function adopted(here: CustomerState | undefined, sent: CustomerState): CustomerState {
  if (here === undefined) return sent;
  const outcomes = by(({ mark }) => mark, here.outcomes ?? [], sent.outcomes ?? []);
  const { outcomes: _outcomes, ...rest } = sent;
  return {
    ...rest,
    revision: Math.max(here.revision, sent.revision) + 1,
    seen: [...new Set([...sent.seen, ...here.seen])].slice(-SEEN_KEPT),
    contacts: by(
      ({ decision }) => decision,
      here.contacts,
      sent.contacts,
      (mine, theirs) => RANK[mine.status] > RANK[theirs.status],
    ).sort((a, b) => a.at - b.at),
    consents: Object.fromEntries(
      by(
        ([key]) => key,
        Object.entries(here.consents),
        Object.entries(sent.consents),
        ([, mine], [, theirs]) => mine.at > theirs.at || (mine.at === theirs.at && !mine.granted),
      ),
    ),
    ...(outcomes.length > 0 && { outcomes: outcomes.sort((a, b) => a.at - b.at) }),
  };
}

/** A record with what a server has sent, to be woken at once for what is due; who is somebody else by now is sent what is theirs. */
export const adopting =
  (sent: CustomerState, now: Instant) =>
  (found: Kept | undefined): Change<Instant | undefined> => {
    const kept =
      found?.customer === sent.customer ? { ...found, state: adopted(found.state, sent), wakeAt: now } : found;
    return { kept, value: kept?.wakeAt };
  };

/** All of both, each once: the server's, unless that of the page says more. */
function by<T>(
  keyOf: (it: T) => string | number,
  here: readonly T[],
  sent: readonly T[],
  saysMore: (mine: T, theirs: T) => boolean = () => false,
): T[] {
  const all = new Map(sent.map((it) => [keyOf(it), it]));
  for (const mine of here) {
    const theirs = all.get(keyOf(mine));
    if (theirs === undefined || saysMore(mine, theirs)) all.set(keyOf(mine), mine);
  }
  return [...all.values()];
}
