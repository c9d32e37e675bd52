import type { Instant } from '../time/instant.ts';
import type { Cause } from './cause.ts';
import type { Assignment, Contribution } from './decision.ts';
import type { Reason } from './reason.ts';

/**
 * How a candidate was lost: one reason, where it stands in the strategy, what was seen and what was needed.
 * @public
 */
export interface Fate {
  readonly action: string;
  /** Of which treatment it is the fate, where the action has several. */
  readonly channel?: string;
  readonly cause: Cause;
  /** The stage's kind: `qualify`, `limit` … */
  readonly stage: string;
  readonly reason: Reason;
  /** JSON pointer to the clause of the strategy that decided. */
  readonly clause: string;
  /** The attribute that the clause looked at, where it looked at one. */
  readonly path?: string;
  readonly seen?: unknown;
  readonly needed?: unknown;
  /** The next instant at which this clause alone would let it pass, where time alone can bring that about. */
  readonly nextAt?: Instant;
  /** With trace: the arms of experiments that it has come through. */
  readonly arms?: Readonly<Record<string, Assignment>>;
  /** With trace, where the candidate was scored before it was lost. */
  readonly score?: number;
  readonly factors?: readonly Contribution[];
}
