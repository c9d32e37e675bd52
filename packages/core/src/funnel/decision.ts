import type { Claim } from '../policies/claim.ts';
import type { Instant } from '../time/instant.ts';
import type { Cause } from './cause.ts';

/**
 * What was chosen for whom and when, and why.
 * @public
 */
export interface Decision {
  /** Deterministic: a hash of strategy id, customer, cause, slot and action. The idempotency key everywhere downstream. */
  readonly id: string;
  readonly customer: string;
  readonly action: string;
  readonly issue?: string;
  readonly group?: string;
  readonly channel: string;
  readonly slot: string;
  /** The action's treatment for its channel. */
  readonly content?: unknown;
  /** When it was decided. */
  readonly at: Instant;
  readonly cause: Cause;
  readonly score: number;
  /** The factors whose product (or other expression) is the score, in the order of the strategy. */
  readonly factors: readonly Contribution[];
  /** The probability with which chance has let this action be chosen, given the arms of experiments that led to it. 0…1 */
  readonly probability: number;
  /** By experiment: the arms that have led to it, of those experiments that the customer is in. */
  readonly arms?: Readonly<Record<string, Assignment>>;
  /** It was not chosen: it has the slot because nothing else was left for it. */
  readonly fallback?: true;
  readonly strategy: StrategyReference;
  /** What it takes of accounts that many customers draw on, for a ledger to reserve. */
  readonly claims?: readonly Claim[];
}

/**
 * The value of one factor for one action.
 * @public
 */
export interface Contribution {
  readonly factor: string;
  readonly value: number;
  /** What the number was made of, where the factor is made of others. */
  readonly of?: readonly Contribution[];
}

/**
 * The arm of an experiment that a customer is in.
 * @public
 */
export interface Assignment {
  readonly arm: string;
  /** Which share of all customers is in it: weight × coverage × the layer's part. 0…1 */
  readonly share: number;
}

/**
 * Names exactly which strategy decided.
 * @public
 */
export interface StrategyReference {
  readonly id: string;
  readonly version: string;
  /** Hash of the strategy's content: 32 hexadecimal digits. Not cryptographic. */
  readonly hash: string;
}
