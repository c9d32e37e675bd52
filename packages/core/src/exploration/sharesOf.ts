/**
 * Each in proportion to its weight: votes of several models, or how often each has won. Where all weigh nothing, the first takes all.
 *
 * @param weights - 0 or more
 * @returns a probability for each, which add up to 1; none where there are none
 * @example
 * ```ts
 * import { sharesOf } from '@opportune/core/experiments';
 *
 * sharesOf([1, 3]); // => [0.25, 0.75]
 * sharesOf([0, 0]); // => [1, 0]
 * ```
 * @public
 */
export function sharesOf(weights: readonly number[]): readonly number[] {
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return weights.map((weight, i) => (sum > 0 ? weight / sum : i === 0 ? 1 : 0));
}
