import { briefly, type Brief } from '../funnel/brief.ts';
import type { Cause } from '../funnel/cause.ts';
import type { Shortlist } from '../funnel/shortlist.ts';
import type { Program } from './program.ts';
import type { Turn } from './turn.ts';

/**
 * Decides by the best candidates alone; undefined where the whole funnel has to run.
 *
 * @param defers - some policy holds back what it objects to: for what a trigger proposes it has to be known in full
 */
export const decideBriefly =
  (brief: Brief, defers: boolean): NonNullable<Program['brief']> =>
  (turn, cause, proposed) => {
    if (!isBrief(turn, cause, proposed, defers)) return undefined;
    try {
      return briefly(brief, proposed);
    } catch {
      // A rule of somebody else's has thrown: the whole funnel knows which candidates that loses.
      return undefined;
    }
  };

/** What is held back until later must be known in full, and so must a trace; a part of a proposal has no index. */
const isBrief = (turn: Turn, cause: Cause, { proposal, candidates }: Shortlist, defers: boolean): boolean =>
  turn.trace === undefined && (cause.kind === 'request' || !defers) && candidates === proposal.candidates;
