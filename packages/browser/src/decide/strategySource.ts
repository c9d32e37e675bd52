import type { CustomerState, Instant, Step } from '@opportune/core';

import type { ServerOptions } from '../client/clientOptions.ts';
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
  /**
   * Decides with this from now on, and for the `asked` slots asks the server; with no step nothing is decided. With a state of the customer in the page, what is remembered
   * of them goes on from there.
   */
  readonly use: (step: Step | undefined, checked: Instant, more?: UsedWith) => void;
  /** Decides nothing until the next step is there: questions wait for it, and it learns of what happens meanwhile. */
  readonly hold: () => void;
  readonly tell: (trouble: Trouble) => void;
  readonly now: () => Instant;
  /** What outlives the page; resolves as soon as something may be kept. */
  readonly memory: () => Promise<StrategyShelf>;
  /** Where the client sends events, where it does. */
  readonly server: ServerOptions | undefined;
  /** Who it is; resolves as soon as there is a verdict, undefined where nothing may be sent. */
  readonly customer: () => Promise<string | undefined>;
  /** Sends what waits. */
  readonly flush: () => Promise<void>;
  /** Tells when somebody else is in the page, or something else is allowed, until what it returns is called. */
  readonly onCustomer: (listener: () => void) => () => void;
}

/**
 * What may come with a strategy that is for one customer.
 * @public
 */
export interface UsedWith {
  readonly state?: CustomerState;
  readonly asked?: readonly string[];
}
