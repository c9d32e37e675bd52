import type { Candidate } from '../shortlist.ts';
import type { Reckon } from './odds.ts';
import { waysOf } from './waysOf.ts';

/**
 * How likely it was that each place went to whom it went, given those of the channel who got theirs before: of all ways on which these did, the share of those on which
 * it is next. Where there are too many ways to go through, or a draw alone says it, what is known on the way stays.
 */
export const reckoned: Reckon = ({ odds, guards }, { chosen, allocation }, given, places) => {
  if (odds === undefined || chosen.length === 0) return chosen;
  const isRamped = odds.candidates.some(({ share }) => share !== undefined);
  const isOnSeveral = odds.candidates.some(({ treatment }) => treatment !== undefined);
  // Who alone is given a place is in nobody's way.
  const isAlone = places.reduce((sum, { atMost }) => sum + atMost, 0) === 1;
  if (!isRamped && allocation === undefined && ((guards.length === 0 && !isOnSeveral) || isAlone)) return chosen;
  const ends = waysOf(odds)?.map((way) => ({ ...way, candidates: given(way.candidates).chosen }));
  if (ends === undefined) return chosen;
  const known = new Map(odds.candidates.map((candidate) => [candidate.action, candidate.probability]));
  return chosen.map((candidate, i) => {
    const { channel } = candidate.action;
    const before = courseOn(channel, chosen.slice(0, i));
    let all = 0;
    let met = 0;
    for (const { probability, candidates } of ends) {
      const course = courseOn(channel, candidates);
      if (!before.every((each, j) => isSame(each, course[j]))) continue;
      all += probability;
      if (isSame(candidate, course[before.length])) met += probability;
    }
    // A stage of somebody else's may look at all candidates at once: then this way is not among those known.
    if (met === 0) return candidate;
    const spared = candidate.fallback === true ? candidate.probability : known.get(candidate.action)!;
    return { ...candidate, probability: spared * (met / all) };
  });
};

/** Who got a place of a channel, one after the other. */
const courseOn = (channel: string, chosen: readonly Candidate[]): readonly Candidate[] =>
  chosen.filter(({ action }) => action.channel === channel);

const isSame = ({ action, slot }: Candidate, other: Candidate | undefined): boolean =>
  action === other?.action && slot === other.slot;
