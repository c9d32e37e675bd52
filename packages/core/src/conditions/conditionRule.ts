import type { Moment } from '../funnel/moment.ts';
import type { Pointer } from '../shape/pointer.ts';
import type { Fields, Node, Scalar } from '../shape/shape.ts';
import type { Truth } from './truth.ts';

/**
 * One word of the condition language: its shape, and how it is made to run.
 * @public
 */
export interface ConditionRule<N extends Node = Node> {
  readonly family: 'condition';
  readonly kind: N['kind'];
  readonly fields: Fields;
  compile(node: N, build: ConditionBuild, at: Pointer): CompiledCondition;
}

/**
 * A condition ready to run.
 * @public
 */
export interface CompiledCondition {
  readonly test: (moment: Moment) => Truth;
  /** The clause that made the condition what it is now; asked only where it is not true. */
  readonly blame: (moment: Moment) => Blame;
  /** What an index may know of it; one without a form is asked whenever its answer is needed. */
  readonly form?: Form;
}

/**
 * How a condition is made, for an index: of other conditions, or of one attribute.
 * @public
 */
export type Form =
  | { readonly is: 'all' | 'any'; readonly of: readonly CompiledCondition[] }
  | { readonly is: 'not' | 'isTrue'; readonly of: CompiledCondition }
  | Leaf;

/**
 * A condition that looks at one attribute only, and whose answer changes only at a few values of it.
 * @public
 */
export interface Leaf {
  readonly is: 'leaf';
  readonly path: string;
  readonly read: (moment: Moment) => unknown;
  /** The answer for a value of the attribute; undefined is a missing one. */
  readonly holds: (seen: unknown) => Truth;
  /**
   * The values at which the answer may change. Between two neighbouring numbers of them it is the same for all numbers, and
   * it is the same for all texts, and for all objects, lists and other things, that are not among them.
   */
  readonly cuts: readonly Scalar[];
}

/**
 * One clause, what it looked at and what it needed.
 * @public
 */
export interface Blame {
  readonly clause: Pointer;
  readonly path?: string;
  readonly seen?: unknown;
  /** The condition's kind with what it compares with: `{ gte: 50 }`, `{ not: { eq: 'vip' } }`. */
  readonly needed?: unknown;
}

/**
 * What a condition may use while it is compiled.
 * @public
 */
export interface ConditionBuild {
  condition(node: Node, at: Pointer): CompiledCondition;
  /** Reads an attribute by its path; undefined where it is missing. */
  read(path: string): (moment: Moment) => unknown;
}
