import type { BucketRange } from './bucketRanges.ts';
import { inRange } from './inRange.ts';

/**
 * The place of the first range that a number lies in, from included, to excluded; −1 where it lies in none.
 *
 * @example
 * ```ts
 * import { chooseVariation } from '@opportune/core/experiments';
 *
 * chooseVariation(0.5, [[0, 0.25], [0.5, 0.75]]); // => 1
 * chooseVariation(0.75, [[0, 0.25], [0.5, 0.75]]); // => -1
 * ```
 * @see docs/semantics.md, X1
 * @public
 */
export const chooseVariation = (bucket: number, ranges: readonly BucketRange[]): number =>
  ranges.findIndex((range) => inRange(bucket, range));
