import type { Candidate } from '../shortlist.ts';

/** A candidate with what is asked about it again and again. */
export interface Contender {
  readonly candidate: Candidate;
  /** The numbers of the places that it may have. */
  readonly places: readonly number[];
  /** Its class for each limit; undefined where that does not concern it. */
  readonly classes: readonly (string | undefined)[];
}
