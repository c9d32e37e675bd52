import type { Candidate, Shortlist } from '../funnel/shortlist.ts';
import type { Pointer } from '../shape/pointer.ts';
import type { Cap } from './cap.ts';
import type { CapWindow } from './capWindow.ts';
import type { Contact } from './contact.ts';
import { covers } from './coverage.ts';
import type { CompiledPolicy } from './policyRule.ts';

/** At most so many contacts in a window. */
export function capping(node: Cap, window: CapWindow, at: Pointer): CompiledPolicy {
  const { atMost, tag, holds = Infinity } = node;
  const chosenBefore = (chosen: readonly Candidate[]): number =>
    chosen.filter(({ action }) => covers(node, action, action.id)).length;
  const heldUntil = ({ at: when, status }: Contact): number => (status === 'reserved' ? when + holds : Infinity);

  const placesIn = ({ moment, state }: Shortlist): readonly Contact[] =>
    state.contacts.filter(
      (contact) =>
        contact.status !== 'released' &&
        window.isInside(contact.at, moment) &&
        heldUntil(contact) > moment.now &&
        covers(node, contact, contact.action),
    );

  return {
    concerns: (action) => covers(node, action, action.id),
    remembers: (of) => (covers(node, of, of.id) ? window.longest : undefined),
    holds,
    ...(tag === undefined ? {} : { tags: [tag] }),
    isIdle: (shortlist) => shortlist.state.contacts.length < atMost || placesIn(shortlist).length < atMost,
    judge: (shortlist, _candidate, chosen) => {
      const { moment } = shortlist;
      const places = placesIn(shortlist);
      const taken = places.length + chosenBefore(chosen);
      if (taken < atMost) return undefined;
      const ends = places.map((contact) => Math.min(window.leavesAt(contact.at, moment), heldUntil(contact)));
      const frees = ends.sort((a, b) => a - b)[taken - atMost];
      return {
        reason: 'CAPPED',
        clause: at,
        seen: taken,
        needed: { atMost },
        ...(frees === undefined ? {} : { nextAt: frees }),
      };
    },
  };
}
