import type { Writable } from '../internal/writable.ts';
import type { Cause } from './cause.ts';
import type { Fate } from './fate.ts';
import type { Reason } from './reason.ts';
import type { Candidate, Loss, Shortlist } from './shortlist.ts';

/** The fate of one candidate, by the reason and what was found. */
export function fateOf(shortlist: Shortlist, stage: string, candidate: Candidate, reason: Reason, found: Found): Fate {
  const lost = bareFate(shortlist.cause, stage, candidate, reason, found);
  if (!shortlist.trace) return lost;
  const { arms, contributions } = shortlist;
  if (arms !== undefined) lost.arms = arms;
  if (contributions !== undefined) {
    lost.score = candidate.score;
    lost.factors = contributions(candidate.action);
  }
  return lost;
}

type Found = Omit<Loss, 'reason'>;

/**
 * With the trace on there is one for each of a thousand. What most of them have is made in one piece, and what few have is set field by field, which is many times as
 * fast as to spread it.
 */
function bareFate(
  cause: Cause,
  stage: string,
  { action, treatment }: Candidate,
  reason: Reason,
  { clause, path, seen, needed, nextAt }: Found,
): Writable<Fate> {
  const isUsual = treatment === undefined && nextAt === undefined;
  if (isUsual && path !== undefined && seen !== undefined && needed !== undefined) {
    return { action: action.id, cause, stage, reason, clause, path, seen, needed };
  }
  const lost: Writable<Fate> = { action: action.id, cause, stage, reason, clause };
  if (treatment !== undefined) lost.channel = action.channel;
  if (path !== undefined) lost.path = path;
  if (seen !== undefined) lost.seen = seen;
  if (needed !== undefined) lost.needed = needed;
  if (nextAt !== undefined) lost.nextAt = nextAt;
  return lost;
}
