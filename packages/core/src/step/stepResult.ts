import type { Fault } from '../errors/fault.ts';
import type { Allocation } from '../funnel/allocation/contest.ts';
import type { Cause } from '../funnel/cause.ts';
import type { Decision } from '../funnel/decision.ts';
import type { Fate } from '../funnel/fate.ts';
import type { CustomerState } from '../profile/customerState.ts';
import type { Instant } from '../time/instant.ts';
import type { TriggerMatch } from '../triggers/triggerMatch.ts';

/**
 * What one step leads to.
 * @public
 */
export interface StepResult {
  /** The next state; the very same object where nothing changed. */
  readonly state: CustomerState;
  readonly decisions: readonly Decision[];
  /** When `step` wants to be called with a wake-up; may lie in the past, which means at once. */
  readonly wakeAt: Instant | undefined;
  /** Triggers that fired, in order. */
  readonly fired: readonly TriggerMatch[];
  /**
   * Candidates that were dropped. Those that do not qualify are listed only by a step compiled with `trace: true`,
   * because looking for the reason costs more than deciding.
   */
  readonly dropped: readonly Fate[];
  /** With the trace: how good it is how places were given away, for each moment of deciding in which that was constrained. */
  readonly allocations?: readonly Allocated[];
  /** What went wrong in models and recipes, or with the input; the step has gone on without it. */
  readonly faults: readonly Fault[];
  /** Set where the input changed nothing because of what it is. */
  readonly ignored?: Ignored;
}

/**
 * How places were given away.
 * @public
 */
export interface Allocated extends Allocation {
  readonly cause: Cause;
}

/**
 * Why an input was put aside:
 * - `DUPLICATE`: its id is among the last 32 seen; or a merge that brings nothing new
 * - `TOO_LATE`: its time is older than the watermark less the allowed lateness
 * - `INVALID`: it has no usable id, customer, type or time; see the fault
 * - `NOT_FOUND`: a receipt of a decision that no cap counts, or that is older than every cap
 * - `MOVED`: the customer has become another, `state.successor`: hand it to them
 * - `ERASED`: it is of the time before the customer was erased
 * @public
 */
export type Ignored = 'DUPLICATE' | 'TOO_LATE' | 'INVALID' | 'NOT_FOUND' | 'MOVED' | 'ERASED';
