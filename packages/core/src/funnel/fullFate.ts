import type { Fate } from './fate.ts';
import { bareFate, type Found } from './fateOf.ts';
import type { Reason } from './reason.ts';
import type { Candidate, Shortlist } from './shortlist.ts';

/** A fate as it is with the trace on: also the arms that the candidate has come through, and its score where it had one. */
export function fullFate(
  shortlist: Shortlist,
  stage: string,
  candidate: Candidate,
  reason: Reason,
  found: Found,
): Fate {
  const { arms, contributions } = shortlist;
  const lost =
    usualFate(shortlist, stage, candidate, reason, found) ?? bareFate(shortlist, stage, candidate, reason, found);
  if (arms !== undefined) lost.arms = arms;
  if (contributions !== undefined) {
    lost.score = candidate.score;
    lost.factors = contributions(candidate.action);
  }
  return lost;
}

/** What most of a thousand have, made in one piece. */
function usualFate(
  { cause }: Shortlist,
  stage: string,
  { action, treatment }: Candidate,
  reason: Reason,
  { clause, path, seen, needed, nextAt }: Found,
): ReturnType<typeof bareFate> | undefined {
  if (treatment !== undefined || nextAt !== undefined) return undefined;
  if (path === undefined || seen === undefined || needed === undefined) return undefined;
  return { action: action.id, cause, stage, reason, clause, path, seen, needed };
}
