import type { BucketRange } from './bucketRanges.ts';

/** From included, to excluded. */
export const inRange = (bucket: number, [from, to]: BucketRange): boolean => bucket >= from && bucket < to;
