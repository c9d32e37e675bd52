import type { ConditionBuild } from '../conditions/conditionRule.ts';
import type { ErrorCode } from '../errors/codes.ts';
import type { Contribution } from '../funnel/decision.ts';
import type { Moment } from '../funnel/moment.ts';
import type { Pointer } from '../shape/pointer.ts';
import type { Fields, Node } from '../shape/shape.ts';
import type { Model } from '../strategy/model.ts';
import type { Treatment } from '../strategy/treatment.ts';
import type { Millis } from '../time/duration.ts';

/**
 * One kind of factor: its shape, and how it is made to run.
 * @public
 */
export interface FactorRule<N extends Node = Node> {
  readonly family: 'factor';
  readonly kind: N['kind'];
  readonly fields: Fields;
  compile(node: N, build: FactorBuild, at: Pointer): CompiledFactor;
}

/**
 * A factor ready to run: a number of 0 or more for an action at a moment. 1 is neutral, 0 removes.
 * @public
 */
export interface CompiledFactor {
  /** May throw: the stage that asks drops the candidate with reason `ERROR`. */
  readonly score: (moment: Moment, action: Treatment) => number;
  /** The score taken apart. */
  readonly contributions: (moment: Moment, action: Treatment) => readonly Contribution[];
  /** What it can be at most for an action, whatever the moment; where it is left out, anything. */
  readonly bound?: (action: Treatment) => number;
  /**
   * Which share of that it can be at most at a moment, for whatever action, 0…1: what a factor says of a moment alone is known before
   * anything is scored. 1 where it is left out.
   */
  readonly scale?: (moment: Moment) => number;
  /** At a moment it is always that share of what it can be at most: then the first in order is the best, and few have to be looked at. */
  readonly isScaled?: boolean;
  /** It is always what it can be at most. */
  readonly isStatic?: boolean;
}

/**
 * What a factor may use while it is compiled.
 * @public
 */
export interface FactorBuild extends ConditionBuild {
  /** Those of the strategy; what is put in their place later, by `amend`, is not among them. */
  readonly actions: readonly Treatment[];
  factor(node: Node, at: Pointer): CompiledFactor;
  /** Says that contacts are to be remembered for so long, so that they can be counted. */
  watchesContacts(per: Millis): void;
  /** A model by its name; where none is bound, that is a fault, and the one returned is never called. */
  model(name: string, at: Pointer): Model;
  /** Reports a mistake in the strategy. */
  fault(code: ErrorCode, at: Pointer, message: string): void;
}
