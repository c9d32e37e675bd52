import type { Node } from '../../shape/shape.ts';
import type { Absent } from './absent.ts';
import type { PatternStep } from './patternStep.ts';
import type { Without } from './without.ts';

/**
 * A part of a sequence of a pattern.
 * @public
 */
export type SequencePart<Type extends string = string, Where = Node> =
  | PatternStep<Type, Where>
  | Without<Type, Where>
  | Absent<Type, Where>;

/**
 * Sequences that are all found, in any order and one in another.
 * @public
 */
export interface Together<Type extends string = string, Where = Node> {
  readonly all: readonly (readonly SequencePart<Type, Where>[])[];
}

/**
 * Sequences of which one is found.
 * @public
 */
export interface Either<Type extends string = string, Where = Node> {
  readonly any: readonly (readonly SequencePart<Type, Where>[])[];
}

/**
 * A part of a pattern.
 * @public
 */
export type PatternPart<Type extends string = string, Where = Node> =
  | SequencePart<Type, Where>
  | Together<Type, Where>
  | Either<Type, Where>;
