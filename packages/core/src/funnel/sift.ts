import { joined } from '../internal/joined.ts';
import type { Writable } from '../internal/writable.ts';
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
  return dropped.length === 0 ? shortlist : { ...shortlist, candidates, dropped: joined(shortlist.dropped, dropped) };
}

/** The fate of one candidate. With the trace on there is one for each of a thousand: fields are set one by one, which is many times as fast as to spread them. */
export function fate(
  { cause, trace, arms, contributions }: Shortlist,
  stage: string,
  { action, treatment, score }: Candidate,
  { reason, clause, path, seen, needed, nextAt }: Loss,
): Fate {
  const lost: Writable<Fate> = { action: action.id, cause, stage, reason, clause };
  if (treatment !== undefined) lost.channel = action.channel;
  if (path !== undefined) lost.path = path;
  if (seen !== undefined) lost.seen = seen;
  if (needed !== undefined) lost.needed = needed;
  if (nextAt !== undefined) lost.nextAt = nextAt;
  if (!trace) return lost;
  if (arms !== undefined) lost.arms = arms;
  if (contributions !== undefined) {
    lost.score = score;
    lost.factors = contributions(action);
  }
  return lost;
}
