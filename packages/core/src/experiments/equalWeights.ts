/**
 * The same weight for each of so many variations; none where there are none.
 *
 * @example
 * ```ts
 * import { equalWeights } from '@opportune/core/experiments';
 *
 * equalWeights(4); // => [0.25, 0.25, 0.25, 0.25]
 * ```
 * @see docs/semantics.md, X1
 * @public
 */
export const equalWeights = (variations: number): readonly number[] =>
  variations < 1 ? [] : Array.from({ length: variations }, () => 1 / variations);
