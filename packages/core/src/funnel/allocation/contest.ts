import type { Fault } from '../../errors/fault.ts';
import type { Pointer } from '../../shape/pointer.ts';
import type { Slot } from '../allocate.ts';
import type { Candidate, Loss, Shortlist } from '../shortlist.ts';

/** What there is to give away, and who wants it. */
export interface Contest {
  readonly shortlist: Shortlist;
  /** What is mandatory first, then in the order of the shortlist. */
  readonly candidates: readonly Candidate[];
  /** The open ones; those that are worth more first. */
  readonly places: readonly Place[];
  readonly clause: Pointer;
  /** What policies have against a candidate beside those that are chosen. */
  readonly refusal: (candidate: Candidate, chosen: readonly Candidate[]) => Refusal | undefined;
}

/** A slot with its name. */
export interface Place extends Slot {
  readonly name: string;
}

/** Why a candidate goes away with nothing, and what has gone wrong where code of others has failed. */
export interface Refusal {
  readonly loss: Loss;
  readonly fault?: Fault;
}

/** How a contest has ended. */
export interface Outcome {
  /** With their slots, in the order of the contest. */
  readonly chosen: readonly Candidate[];
  readonly lost: readonly Lost[];
  readonly allocation?: Allocation;
}

export interface Lost extends Refusal {
  readonly candidate: Candidate;
}

/**
 * How good it is how places were given away under constraints.
 * @public
 */
export interface Allocation {
  /** `optimal` where no other way is worth more. */
  readonly method: 'optimal' | 'greedy';
  /** By how much another way could be worth more at most, as a share of what that would be worth. 0…1 */
  readonly gap: number;
}
