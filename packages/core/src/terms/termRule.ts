import type { ConditionBuild } from '../conditions/conditionRule.ts';
import type { Moment } from '../funnel/moment.ts';
import type { Pointer } from '../shape/pointer.ts';
import type { Fields, Node } from '../shape/shape.ts';

/**
 * One kind of term: its shape, and how it is made to run.
 * @public
 */
export interface TermRule<N extends Node = Node> {
  readonly family: 'term';
  readonly kind: N['kind'];
  readonly fields: Fields;
  compile(node: N, build: ConditionBuild, at: Pointer): CompiledTerm;
}

/**
 * A term ready to run.
 * @public
 */
export interface CompiledTerm {
  /** What it gives; undefined where it is unknown. */
  readonly value: (moment: Moment) => unknown;
  /** The path of the first attribute that it needs and that is missing; asked only to say why something is unknown. */
  readonly missing: (moment: Moment) => string | undefined;
  /** The path, where the term is nothing but one. */
  readonly path?: string;
}
