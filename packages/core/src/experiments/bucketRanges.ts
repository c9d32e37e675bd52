import { equalWeights } from './equalWeights.ts';

/** From, included, and to, excluded. @public */
export type BucketRange = readonly [from: number, to: number];

/** What GrowthBook takes for a sum of 1. */
const LEAST = 0.99;
const MOST = 1.01;

/**
 * Which numbers in [0, 1) belong to each variation: they lie side by side by their weights, and of each the first part is used, as
 * much as the coverage says. So nobody changes sides where the coverage grows.
 *
 * Weights that are not as many as the variations, or whose sum is not from 0.99 to 1.01, count as equal ones.
 *
 * @param coverage - which share of everybody takes part; below 0 is 0, above 1 is 1
 * @example
 * ```ts
 * import { bucketRanges } from '@opportune/core/experiments';
 *
 * bucketRanges(2, 0.5); // => [[0, 0.25], [0.5, 0.75]]
 * ```
 * @see docs/semantics.md, X1
 * @public
 */
export function bucketRanges(
  variations: number,
  coverage: number,
  weights: readonly number[] = equalWeights(variations),
): readonly BucketRange[] {
  const share = Math.min(1, Math.max(0, coverage));
  const sum = weights.reduce((total, weight) => total + weight, 0);
  const isUsable = weights.length === variations && sum >= LEAST && sum <= MOST;
  let from = 0;
  return (isUsable ? weights : equalWeights(variations)).map((weight): BucketRange => {
    const begin = from;
    from += weight;
    return [begin, begin + share * weight];
  });
}
