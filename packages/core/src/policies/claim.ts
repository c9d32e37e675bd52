import type { Millis } from '../time/duration.ts';

/**
 * What a decision takes of an account that many customers draw on.
 * @public
 */
export interface Claim {
  /** Names the account, with the household or the day that it is for. */
  readonly account: string;
  /** How much it takes, 0 or more. */
  readonly amount: number;
  /** How much may be taken in all, with this. */
  readonly atMost: number;
  /** What was taken longer ago than this no longer counts; all of it counts where it is left out. */
  readonly per?: Millis;
}

/**
 * How much is taken of accounts, as a ledger says. An account that is not named counts as untouched.
 * @public
 */
export type Standings = Readonly<Record<string, number>>;
