import { blameOf, guiltyIn } from '../conditions/blameOf.ts';
import type { Blame } from '../conditions/conditionRule.ts';
import type { Pointer } from '../shape/pointer.ts';
import type { Fate } from './fate.ts';
import { fateOf } from './fateOf.ts';
import type { Demand } from './proposal.ts';
import type { Candidate, Shortlist } from './shortlist.ts';
import { siftSafely } from './siftSafely.ts';

/** What a `qualify` leaves, with the fate of every other candidate. */
export function tellQualified(shortlist: Shortlist, stage: number, at: Pointer): Shortlist {
  const { proposal, candidates } = shortlist;
  // Candidates whom no stage has touched stand as they were proposed: a thousand need not be looked up.
  const offers = candidates === proposal.candidates ? proposal.offers : undefined;
  let i = 0;
  return siftSafely(shortlist, 'qualify', at, (candidate) => {
    const demands =
      offers === undefined ? proposal.demandsOn(stage, candidate.action.id) : offers[i++]!.demands[stage]!;
    return fateBy(demands, shortlist, candidate);
  });
}

/** The first that is not met gives the reason. */
function fateBy(demands: readonly Demand[], shortlist: Shortlist, candidate: Candidate): Fate | undefined {
  const { moment } = shortlist;
  for (const { condition, reason } of demands) {
    const part = guiltyIn(condition, moment);
    if (part === undefined) continue;
    const truth = part.test(moment);
    if (truth === true) continue;
    const blame = reason === 'NOT_VALID' ? withStart(blameOf(part, moment), candidate) : blameOf(part, moment);
    const { failed } = blame;
    if (truth === undefined && failed !== undefined) {
      return fateOf(shortlist, 'qualify', candidate, 'ERROR', { ...blame, seen: failed });
    }
    return fateOf(shortlist, 'qualify', candidate, truth === undefined ? 'UNKNOWN' : reason, blame);
  }
  return undefined;
}

/** What is not valid yet becomes so by time alone. */
function withStart(blame: Blame, { action: { validFrom } }: Candidate): Blame {
  return validFrom !== undefined && (blame.seen as number) < validFrom ? { ...blame, nextAt: validFrom } : blame;
}
