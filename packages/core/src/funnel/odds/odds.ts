import type { Slot } from '../allocate.ts';
import type { Allocation } from '../allocation/contest.ts';
import type { Candidate, Shortlist } from '../shortlist.ts';

/**
 * Whom chance could have let come so far, this customer as they are: from that it is reckoned how likely it was that a place went to whom it went.
 * @public
 */
export interface Odds {
  /** Those who would be here if every ramp were open, each with the probability that all but ramps and draws have left. */
  readonly candidates: readonly Candidate[];
  /** What `explore` can make of some of them; they keep their order where it is left out. */
  readonly draws?: Draws;
  /** Gives those who were chosen their probability. */
  readonly reckon: Reckon;
}

/**
 * All that can be drawn of candidates.
 * @public
 */
export interface Draws {
  /** How many orders of these there are at most. */
  readonly count: (candidates: readonly Candidate[]) => number;
  readonly of: (candidates: readonly Candidate[]) => readonly Way[];
}

/**
 * Candidates as chance could have left them.
 * @public
 */
export interface Way {
  readonly probability: number;
  readonly candidates: readonly Candidate[];
}

/**
 * The same who were chosen, with their probabilities; `given` says who would have been chosen of others, and `places` for what.
 * @public
 */
export type Reckon = (
  shortlist: Shortlist,
  outcome: Given,
  given: (candidates: readonly Candidate[]) => Given,
  places: readonly Slot[],
) => readonly Candidate[];

/**
 * Who was given a place, and how good it is how they were given away, where that was constrained.
 * @public
 */
export interface Given {
  readonly chosen: readonly Candidate[];
  readonly allocation?: Allocation;
}
