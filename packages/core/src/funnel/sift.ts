import type { Fate } from './fate.ts';
import type { Candidate, Loss, Shortlist } from './shortlist.ts';

/** Keeps the candidates that lose nothing; the others are dropped with their loss, in the name of the stage. */
export function sift(
  shortlist: Shortlist,
  stage: string,
  judge: (candidate: Candidate) => Loss | undefined,
): Shortlist {
  const candidates: Candidate[] = [];
  const dropped: Fate[] = [];
  for (const candidate of shortlist.candidates) {
    const loss = judge(candidate);
    if (loss === undefined) candidates.push(candidate);
    else dropped.push(fate(shortlist, stage, candidate, loss));
  }
  return dropped.length === 0 ? shortlist : { ...shortlist, candidates, dropped: [...shortlist.dropped, ...dropped] };
}

/** The fate of one candidate. */
export const fate = (shortlist: Shortlist, stage: string, candidate: Candidate, loss: Loss): Fate => ({
  action: candidate.action.id,
  cause: shortlist.cause,
  stage,
  ...loss,
  ...(shortlist.trace && shortlist.arms !== undefined ? { arms: shortlist.arms } : {}),
  ...(shortlist.trace && shortlist.contributions !== undefined
    ? { score: candidate.score, factors: shortlist.contributions(candidate.action) }
    : {}),
});
