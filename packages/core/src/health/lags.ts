import type { Millis } from '../time/duration.ts';
import type { Bound, Bounded } from './bounded.ts';

/**
 * How many lags fell into each bucket; the rank is the bucket. A bucket is a sixteenth of a power of two wide, so that its middle
 * is at most a thirty-second off; below 32 ms it is exact. No logarithm, which is not the same to the last digit everywhere.
 * @see https://arxiv.org/abs/1908.10693 (DDSketch, of which this is the mapping by linear interpolation)
 * @public
 */
export type Lags = Bounded<number>;

/** 34 years: what is longer counts as that long. */
const LONGEST: Millis = 2 ** 40 - 1;

/** As many as there are buckets. */
export const LAGS: Bound<number> = { atMost: 592, join: (a, b) => a + b };

/** The bucket of a lag, in whole milliseconds, at least 0. */
export function bucketOf(lag: Millis): number {
  const whole = Math.floor(Math.min(Math.max(lag, 0), LONGEST));
  if (whole < 16) return whole;
  const high = Math.floor(whole / 2 ** 32);
  const shift = (high > 0 ? 63 - Math.clz32(high) : 31 - Math.clz32(whole)) - 4;
  return shift * 16 + Math.floor(whole / 2 ** shift);
}

/** The middle of the lags that fall into a bucket. */
export function middleOf(bucket: number): Millis {
  if (bucket < 32) return bucket;
  const shift = Math.floor(bucket / 16) - 1;
  const width = 2 ** shift;
  return (bucket - shift * 16) * width + (width - 1) / 2;
}

export const countOf = ({ kept }: Lags): number => kept.reduce((sum, [, count]) => sum + count, 0);

/** The least lag that so large a share of them, above 0, does not exceed; a thirty-second off at most. */
export function quantile(lags: Lags, share: number): Millis | undefined {
  let left = Math.ceil(share * countOf(lags));
  for (const [bucket, count] of lags.kept) {
    left -= count;
    if (left <= 0) return middleOf(bucket);
  }
  return undefined;
}

/** How many lags are at most so long; those in the bucket of it count by its middle. */
export const countWithin = ({ kept }: Lags, longest: Millis): number =>
  countOf({ kept: kept.filter(([bucket]) => middleOf(bucket) <= longest) });
