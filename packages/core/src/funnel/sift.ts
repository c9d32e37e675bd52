import { joined } from '../internal/joined.ts';
import type { Fate } from './fate.ts';
import { fateOf } from './fateOf.ts';
import type { Candidate, Loss, Shortlist } from './shortlist.ts';

/** Keeps the candidates that lose nothing; the others are dropped with their loss, in the name of the stage. */
export function sift(
  shortlist: Shortlist,
  stage: string,
  judge: (candidate: Candidate) => Loss | undefined,
): Shortlist {
  return siftBy(shortlist, (candidate) => {
    const loss = judge(candidate);
    return loss && fateOf(shortlist, stage, candidate, loss.reason, loss);
  });
}

/** The same, where each loser comes with its fate. */
export function siftBy(shortlist: Shortlist, judge: (candidate: Candidate) => Fate | undefined): Shortlist {
  const candidates: Candidate[] = [];
  const dropped: Fate[] = [];
  for (const candidate of shortlist.candidates) {
    const lost = judge(candidate);
    if (lost === undefined) candidates.push(candidate);
    else dropped.push(lost);
  }
  return dropped.length === 0 ? shortlist : { ...shortlist, candidates, dropped: joined(shortlist.dropped, dropped) };
}
