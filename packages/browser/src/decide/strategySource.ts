import type { Instant, Step } from '@opportune/core';

import type { Trouble } from '../client/trouble.ts';
import type { StrategyShelf } from './strategyShelf.ts';

/**
 * Where the strategy of a page comes from: what `fetched` makes, or anything that gives a step.
 * @public
 */
export interface StrategySource {
  /** Gives each step as soon as it is there, the first and every newer one, until what it returns is called. */
  start(home: StrategyHome): () => void;
}

/**
 * What a source is given.
 * @public
 */
export interface StrategyHome {
  /** Decides with this from now on. */
  readonly use: (step: Step, checked: Instant) => void;
  readonly tell: (trouble: Trouble) => void;
  readonly now: () => Instant;
  /** What outlives the page; resolves as soon as something may be kept. */
  readonly memory: () => Promise<StrategyShelf>;
}
