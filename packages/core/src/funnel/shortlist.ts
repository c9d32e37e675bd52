import type { Fault } from '../errors/fault.ts';
import type { Claim, Standings } from '../policies/claim.ts';
import type { CustomerState } from '../profile/customerState.ts';
import type { Treatment } from '../strategy/treatment.ts';
import type { Allocation } from './allocation/contest.ts';
import type { Cause } from './cause.ts';
import type { Assignment, Contribution } from './decision.ts';
import type { Fate } from './fate.ts';
import type { Moment } from './moment.ts';
import type { Odds } from './odds/odds.ts';
import type { Proposal } from './proposal.ts';
import type { Trace } from './trace.ts';

/**
 * What flows through the funnel: the candidates that are still in, and what became of the others.
 * @public
 */
export interface Shortlist {
  readonly moment: Moment;
  readonly cause: Cause;
  readonly state: CustomerState;
  /** How much is taken of accounts that many customers draw on, as far as a ledger has said. */
  readonly standings: Standings;
  /** What the candidates were taken from. */
  readonly proposal: Proposal;
  readonly candidates: readonly Candidate[];
  readonly dropped: readonly Fate[];
  readonly faults: readonly Fault[];
  /** What `allocate` must ask before each place that it gives away, because giving it away changes the answer. */
  readonly guards: readonly Guard[];
  /** By the seed of hold-outs: the probability with which they let a customer pass. */
  readonly spared?: ReadonlyMap<string, number>;
  /** By experiment: the arms that the customer is in, of those that were met. */
  readonly arms?: Readonly<Record<string, Assignment>>;
  /** What a decision takes of accounts that many customers draw on, by those who watch over them. */
  readonly quotas: readonly ClaimOn[];
  /** Takes the score of an action apart; absent until candidates are scored. */
  readonly contributions?: (action: Treatment) => readonly Contribution[];
  /** The share of customers that a hold-out has kept out, this one among them. */
  readonly heldOut?: number;
  /** Whom chance could have let come so far, where that may change how likely it is who gets a place. */
  readonly odds?: Odds;
  /** How good it is how places were given away, where that was constrained. */
  readonly allocation?: Allocation;
  /** Set where it is also to be recorded why candidates do not qualify. */
  readonly trace?: Trace | undefined;
}

/**
 * An action that may be chosen.
 * @public
 */
export interface Candidate {
  readonly action: Treatment;
  /** Which of the action's treatments it is, where it has several: its place in the list of channels. */
  readonly treatment?: number;
  readonly score: number;
  /** The probability that chance has let it come this far. */
  readonly probability: number;
  /** With which probability ramps let it in, where one of them might have kept it out. */
  readonly share?: number;
  /** The slot that it won. */
  readonly slot?: string;
  /** It has the slot because nothing else was left for it. */
  readonly fallback?: true;
}

/**
 * One step of the funnel: a pure function that drops candidates, scores them, or gives them places. It never throws.
 * @public
 */
export type Stage = (shortlist: Shortlist) => Shortlist;

/**
 * Why a candidate may not be taken beside those that were chosen already; undefined where it may.
 * @public
 */
export type Guard = (shortlist: Shortlist, candidate: Candidate, chosen: readonly Candidate[]) => Loss | undefined;

/**
 * What a decision by an action would take of an account; undefined where it takes nothing.
 * @public
 */
export type ClaimOn = (moment: Moment, action: Treatment) => Claim | undefined;

/**
 * A fate without what the funnel adds to it.
 * @public
 */
export type Loss = Omit<Fate, 'action' | 'cause' | 'stage'>;
