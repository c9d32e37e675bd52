import type { Input } from '../events/input.ts';
import type { Standings } from '../policies/claim.ts';
import type { Instant } from '../time/instant.ts';
import type { StepResult } from './stepResult.ts';

/**
 * An input with the time at which it is decided.
 * @public
 */
export interface Timed {
  readonly input: Input;
  readonly now: Instant;
  /** What the ledger had said, where it was asked. */
  readonly standings?: Standings;
}

/**
 * A step that was made: what went in, when, and what came of it.
 * @public
 */
export interface Stepped extends Timed {
  readonly result: StepResult;
}
