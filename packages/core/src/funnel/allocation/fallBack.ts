import type { Slot } from '../allocate.ts';
import type { Candidate, Shortlist } from '../shortlist.ts';
import type { Place } from './contest.ts';

/**
 * How places that are left are filled.
 * @public
 */
export type FallBack = <Given extends { readonly chosen: readonly Candidate[] }>(
  shortlist: Shortlist,
  places: readonly (Slot & { readonly name: string })[],
  given: Given,
) => Given;

/** Where a request finds a place free, what the slot falls back on fills it, once. */
export const fallBack: FallBack = (shortlist, places, given) => ({
  ...given,
  chosen: [...given.chosen, ...fallenBackOn(shortlist, places, given.chosen)],
});

function fallenBackOn(
  { cause, proposal, heldOut = 1 }: Shortlist,
  places: readonly Place[],
  chosen: readonly Candidate[],
): readonly Candidate[] {
  if (cause.kind !== 'request') return [];
  return places.flatMap(({ name, channel, fallback, atMost }): readonly Candidate[] => {
    if (fallback === undefined) return [];
    const there = chosen.filter(({ slot }) => slot === name);
    const action = proposal.find(fallback, channel)?.candidate.action;
    if (action === undefined || there.length >= atMost || there.some((other) => other.action.id === fallback))
      return [];
    return [{ action, score: 0, probability: heldOut, slot: name, fallback: true }];
  });
}
