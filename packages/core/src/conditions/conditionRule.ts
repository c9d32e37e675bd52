import type { ErrorCode } from '../errors/codes.ts';
import type { Moment } from '../funnel/moment.ts';
import type { Pointer } from '../shape/pointer.ts';
import type { Fields, Node } from '../shape/shape.ts';
import type { Term } from '../terms/term.ts';
import type { CompiledTerm } from '../terms/termRule.ts';
import type { Instant } from '../time/instant.ts';
import type { Relation } from './relation.ts';
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
  /** The clause that made the condition what it is now, which `blameOf` asks where it is not true. Left out where the form tells it. */
  blame?(moment: Moment): Blame;
  /** Its clause; of one with a form that is not the blame's own. */
  readonly at?: Pointer;
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
 * A condition that looks at one attribute only, as `comparison` makes them.
 * @public
 */
export interface Leaf {
  readonly is: 'leaf';
  readonly path: string;
  readonly read: (moment: Moment) => unknown;
  readonly relation: Relation;
  /** Nobody but the relation knows what it is. */
  readonly operand: never;
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
  /** What is wrong with the code that the clause names, where that is why it is unknown. */
  readonly failed?: string;
}

/**
 * What a condition may use while it is compiled.
 * @public
 */
export interface ConditionBuild {
  /** A part, compiled in the same scope; `within` is for a build that wraps another. */
  condition(node: Node, at: Pointer, within?: ConditionBuild): CompiledCondition;
  term(term: Term, at: Pointer, within?: ConditionBuild): CompiledTerm;
  /** Reads an attribute by its path; undefined where it is missing. */
  read(path: string): (moment: Moment) => unknown;
  /** A condition on the moment, for use in this scope, which may be that of an element of a list. */
  outside(condition: CompiledCondition): CompiledCondition;
  /** What all conditions of a strategy share, made when it is first asked for; so that who does not use it does not bundle it. */
  shared<T>(make: Shared<T>): T;
  /** Reports a mistake in the strategy. */
  fault(code: ErrorCode, at: Pointer, message: string): void;
}

/**
 * Makes something once for a strategy.
 * @public
 */
export type Shared<T> = (root: ConditionBuild) => T;
