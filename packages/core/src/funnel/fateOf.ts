import type { Writable } from '../internal/writable.ts';
import type { Fate } from './fate.ts';
import type { Reason } from './reason.ts';
import type { Candidate, Loss, Shortlist } from './shortlist.ts';

/** The fate of one candidate, by the reason and what was found. */
export const fateOf = (shortlist: Shortlist, stage: string, candidate: Candidate, reason: Reason, found: Found): Fate =>
  (shortlist.trace?.fateOf ?? bareFate)(shortlist, stage, candidate, reason, found);

export type Found = Omit<Loss, 'reason'>;

/** There may be one for each of a thousand: what few have is set field by field, which is many times as fast as to spread it. */
export function bareFate(
  { cause }: Shortlist,
  stage: string,
  { action, treatment }: Candidate,
  reason: Reason,
  { clause, path, seen, needed, nextAt }: Found,
): Writable<Fate> {
  const lost: Writable<Fate> = { action: action.id, cause, stage, reason, clause };
  if (treatment !== undefined) lost.channel = action.channel;
  if (path !== undefined) lost.path = path;
  if (seen !== undefined) lost.seen = seen;
  if (needed !== undefined) lost.needed = needed;
  if (nextAt !== undefined) lost.nextAt = nextAt;
  return lost;
}
