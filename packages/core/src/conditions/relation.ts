import type { Scalar } from '../shape/shape.ts';
import type { Truth } from './truth.ts';

/**
 * How an attribute is compared with an operand. All conditions of a kind share one, and each brings its operand only: a
 * strategy may have a million of them.
 *
 * @example
 * ```ts
 * import type { Relation } from '@opportune/core';
 *
 * const longerThan: Relation<number> = {
 *   holds: (seen, length) => (typeof seen === 'string' ? seen.length > length : undefined),
 *   needed: (length) => ({ longerThan: length }),
 * };
 *
 * longerThan.holds('tea', 2); // => true
 * ```
 * @public
 */
export interface Relation<Operand = never> {
  /** The answer for a value of the attribute; undefined is a missing one. */
  readonly holds: (seen: unknown, operand: Operand) => Truth;
  /**
   * The values at which the answer may change; left out where they cannot be told. Between two neighbouring numbers of them it is the same for all
   * numbers, and it is the same for all texts, and for all objects, lists and other things, that are not among them.
   */
  readonly cuts?: (operand: Operand) => readonly Scalar[];
  /**
   * The answer is true exactly where the attribute is a list and this is true of one of its elements; left out where there is nothing like
   * that. It tells its cuts, and is never true of undefined.
   */
  readonly some?: Relation<Operand>;
  /** For a blame: `{ gte: 50 }`. */
  readonly needed: (operand: Operand) => unknown;
}
