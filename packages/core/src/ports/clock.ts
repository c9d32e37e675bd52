import type { Instant } from '../time/instant.ts';

/**
 * Port: the time, and being called when it has come.
 * @public
 */
export interface Clock {
  now(): Instant;
  /**
   * Calls `run` once, not before `instant`, and never synchronously. An instant that lies in the past is due at once;
   * one that lies years ahead is kept as well.
   * @returns a function that cancels the call
   */
  wake(instant: Instant, run: () => void): () => void;
}
