import type { Strategy } from '../strategy/strategy.ts';
import type { DecisionRecord } from './decisionRecord.ts';

/**
 * What happened in one place for a while, such as a visit to a page: plain JSON, from which all of it can be made again.
 * @public
 */
export interface Session {
  readonly format: 1;
  /** The strategies that have decided, as far as they are known, by the hash that the records name. */
  readonly strategies: Readonly<Record<string, Strategy>>;
  /** In the order in which the steps were made; the first of each customer has its state. */
  readonly records: readonly DecisionRecord[];
}
