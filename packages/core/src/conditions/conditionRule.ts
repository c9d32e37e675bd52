import type { ErrorCode } from '../errors/codes.ts';
import type { Moment } from '../funnel/moment.ts';
import type { Pointer } from '../shape/pointer.ts';
import type { Fields, Node, Scalar } from '../shape/shape.ts';
import type { Term } from '../terms/term.ts';
import type { CompiledTerm } from '../terms/termRule.ts';
import type { Instant } from '../time/instant.ts';
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
  /** Of one without a form: two conditions of a strategy with equal keys have equal answers, and are asked once a moment. */
  readonly key?: string;
}

/**
 * How a condition is made, for an index: of other conditions, or of one attribute.
 * @public
 */
export type Form =
  | { readonly is: 'all'; readonly of: readonly CompiledCondition[] }
  | { readonly is: 'any'; readonly of: readonly CompiledCondition[] }
  | { readonly is: 'not'; readonly of: CompiledCondition }
  | { readonly is: 'isTrue'; readonly of: CompiledCondition }
  | Leaf;

/**
 * A condition that looks at one attribute only.
 * @public
 */
export interface Leaf {
  readonly is: 'leaf';
  readonly path: string;
  readonly read: (moment: Moment) => unknown;
  /** The answer for a value of the attribute; undefined is a missing one. */
  readonly holds: (seen: unknown) => Truth;
  /**
   * The values at which the answer may change, where they can be told. Between two neighbouring numbers of them it is the same for all numbers, and
   * it is the same for all texts, and for all objects, lists and other things, that are not among them.
   */
  readonly cuts?: readonly Scalar[];
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
  /** When time alone would make it true, where that is known. */
  readonly nextAt?: Instant;
}

/**
 * What a condition may use while it is compiled.
 * @public
 */
export interface ConditionBuild {
  condition(node: Node, at: Pointer): CompiledCondition;
  term(term: Term, at: Pointer): CompiledTerm;
  /** The condition that the strategy has under a name: the very same for everybody who asks. */
  named(name: string, at: Pointer): CompiledCondition;
  /** Code by its name; what it answers wrongly is unknown and reported. */
  custom(name: string, at: Pointer): (moment: Moment, input: unknown) => Truth;
  /** Reads an attribute by its path; undefined where it is missing. */
  read(path: string): (moment: Moment) => unknown;
  /** For a condition on an element of a list: it is asked of an `ElementMoment`, and `element` is one of its roots. */
  ofElement(): ConditionBuild;
  /** Reports a mistake in the strategy. */
  fault(code: ErrorCode, at: Pointer, message: string): void;
}
