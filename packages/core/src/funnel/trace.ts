import type { Pointer } from '../shape/pointer.ts';
import type { Fate } from './fate.ts';
import { fullFate } from './fullFate.ts';
import type { Reason } from './reason.ts';
import type { Candidate, Loss, Shortlist } from './shortlist.ts';
import { tellQualified } from './tellQualified.ts';

/**
 * What is done beside deciding where the trace is on. `compile` and `explain` bring it; where a strategy is loaded, `traceRule` does.
 * @public
 */
export interface Trace {
  /** The fate of a candidate, with how far it had come. */
  readonly fateOf: (
    shortlist: Shortlist,
    stage: string,
    candidate: Candidate,
    reason: Reason,
    found: Omit<Loss, 'reason'>,
  ) => Fate;
  /** What the how-many-th `qualify` leaves, with the fate of every other candidate. */
  readonly qualified: (shortlist: Shortlist, stage: number, at: Pointer) => Shortlist;
}

/** The only one there is. */
export const trace: Trace = { fateOf: fullFate, qualified: tellQualified };
