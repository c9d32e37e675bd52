import type { CustomerEvent } from '@opportune/core';

import type { StrategyShelf } from '../decide/strategyShelf.ts';
import type { Kept } from './kept.ts';

/** Port: what outlives a page, shared by all tabs of an origin. */
export interface Memory extends StrategyShelf {
  /**
   * Reads, changes and writes as one unit: `change` is called once, after those of this page that were asked for before, and nobody else writes until its
   * outcome is kept. `made` is told at once, when all is on its way that is to be kept. Resolves when it is kept; rejects, and has changed nothing, where
   * it cannot be or `change` throws.
   */
  update<T>(change: (kept: Kept | undefined) => Change<T>, made?: (value: T) => void): Promise<T>;
  /** Tells what is remembered now, also where somebody else is about to change it. */
  look(seen: (kept: Kept | undefined) => void): Promise<void>;
  /** Events that still have to be sent, oldest first; at most `limit`. */
  outgoing(limit: number): Promise<readonly Outgoing[]>;
  /** Takes events out of the outbox, for good. */
  sent(keys: readonly number[]): Promise<void>;
  close(): void;
}

/** What becomes of the record. */
export interface Change<T> {
  /** The record from now on; the same object where nothing has changed. */
  readonly kept: Kept | undefined;
  /** Whether all that waits to be sent is forgotten. */
  readonly empties?: boolean;
  /** Goes to the outbox. */
  readonly outgoing?: readonly CustomerEvent[];
  readonly value: T;
}

/** An event in the outbox. */
export interface Outgoing {
  /** Ascends in the order in which events came in. */
  readonly key: number;
  readonly event: CustomerEvent;
}

/** More events than this do not wait: the oldest leave. */
export const MOST_OUTGOING = 1_000;

/** Is told how many have left because too many waited. */
export type Lost = (count: number) => void;
