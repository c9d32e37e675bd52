import type { Claim, Standings } from '../policies/claim.ts';
import type { Instant } from '../time/instant.ts';

/**
 * Port: who keeps account of what all customers share, such as the stock of a coupon, the budget of a campaign, or the messages
 * to a household.
 *
 * A decision takes its place by `reserve`, before it is stored. A receipt commits it or gives it back. A place only ever goes from
 * reserved to released to committed, so that receipts may come late, twice and in any order.
 * @public
 */
export interface Ledger {
  /**
   * Takes all that a decision claims, or nothing: no account ever holds more than `atMost` of a claim that was reserved.
   * What was released is claimed anew.
   */
  reserve(reservation: Reservation): Promise<ReserveAnswer>;
  /** It has happened. What was released counts again, whatever the account holds by then. What is not known is passed over. */
  commit(decision: string): Promise<void>;
  /** It has not happened: what was reserved is free again. What is committed stays, and what is not known is passed over. */
  release(decision: string): Promise<void>;
}

/**
 * What a decision claims, and when.
 * @public
 */
export interface Reservation {
  /** The decision's id. */
  readonly decision: string;
  readonly at: Instant;
  readonly claims: readonly Claim[];
}

/**
 * - `reserved`: all that was claimed is taken
 * - `known`: the decision has its place already, reserved or committed; nothing is changed
 * - standings: how much is taken, as of `at`, of each account that has too little left; nothing is changed
 * @public
 */
export type ReserveAnswer = 'reserved' | 'known' | Standings;
