import type { Pointer } from '../shape/pointer.ts';

/**
 * What `check` finds: a closed list. Codes are API; `docs/guide/checking.md` says what each means.
 * @public
 */
export type FindingCode =
  | 'CONDITION_NEVER_TRUE'
  | 'CONDITION_ALWAYS_TRUE'
  | 'ACTION_NEVER_PROPOSED'
  | 'ACTION_NEVER_QUALIFIES'
  | 'ACTION_ALWAYS_CAPPED'
  | 'ACTION_NEVER_SCORES'
  | 'ACTION_WITHOUT_SLOT'
  | 'ACTION_ALWAYS_OUTRANKED'
  | 'TRIGGER_NEVER_FIRES'
  | 'POLICY_WITHOUT_EFFECT'
  | 'CAP_NEVER_BINDS'
  | 'CONSTRAINT_NEVER_BINDS'
  | 'STAGE_WITHOUT_EFFECT'
  | 'FACTOR_WITHOUT_EFFECT'
  | 'NOBODY_PASSES'
  | 'ARM_NEVER_TAKEN'
  | 'FIELD_NEVER_READ'
  | 'SLOT_MAY_STAY_EMPTY'
  | 'ATTRIBUTE_NEVER_SET'
  | 'AGGREGATE_NEVER_READ'
  | 'CONDITION_NEVER_USED'
  | 'TRIGGER_OPENS_NOTHING'
  | 'STATE_MAY_BE_LARGE';

/**
 * How bad it is: `error` where something can never have the effect that it was written for, `warning` where a part of it
 * cannot, `note` where it may be meant so.
 * @public
 */
export type Severity = 'error' | 'warning' | 'note';

/**
 * A part of a proof: a place in the strategy, and what it says.
 * @public
 */
export interface Clause {
  /** JSON pointer into the strategy. */
  readonly path: Pointer;
  readonly says: string;
}

/**
 * One thing that is proven of a strategy, as data.
 * @public
 */
export interface Finding {
  readonly code: FindingCode;
  readonly severity: Severity;
  /** JSON pointer into the strategy. */
  readonly path: Pointer;
  /** The same in words, for a person. */
  readonly message: string;
  /** What it follows from: clauses that contradict one another, or what always takes its place; empty where the message says it all. */
  readonly proof: readonly Clause[];
}
