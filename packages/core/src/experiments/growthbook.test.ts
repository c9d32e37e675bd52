import { describe, expect, it } from 'vitest';

import { ABSENT, sharedJson } from '../../../../.config/shared.ts';
import { bucketRanges, type BucketRange } from './bucketRanges.ts';
import { chooseVariation } from './chooseVariation.ts';
import { equalWeights } from './equalWeights.ts';
import { hashOf, type HashVersion } from './hashOf.ts';
import { inNamespace, type Namespace } from './inNamespace.ts';

interface Cases {
  readonly hash: readonly (readonly [string, string, HashVersion, number | null])[];
  readonly getBucketRange: readonly (readonly [string, [number, number, number[] | null], BucketRange[]])[];
  readonly chooseVariation: readonly (readonly [string, number, BucketRange[], number])[];
  readonly inNamespace: readonly (readonly [string, string, Namespace, boolean])[];
  readonly getEqualWeights: readonly (readonly [number, number[]])[];
}

const cases = sharedJson('suites/growthbook/cases.json') as Cases | undefined;
const rounded = (number: number): number => Number(number.toFixed(8));

describe('buckets as GrowthBook has them', () => {
  // Figures of GrowthBook's specification.
  it('X1 the hash of a version is that of the specification, and of an unknown one there is none', () => {
    expect(hashOf('', 'b', 1)).toBe(0.077);
    expect(hashOf('foo', 'ab', 2)).toBe(0.2575);
    expect(hashOf('foo', 'ab', 3 as 2)).toBeUndefined();
  });

  it('X1 a range holds its beginning and not its end', () => {
    expect([0, 0.25, 0.5, 0.75].map((bucket) => chooseVariation(bucket, bucketRanges(2, 0.5)))).toEqual([0, -1, 1, -1]);
  });

  it('X1 a larger coverage moves nobody from one variation to another', () => {
    const buckets = Array.from({ length: 1000 }, (_, i) => i / 1000);
    const few = buckets.map((bucket) => chooseVariation(bucket, bucketRanges(3, 0.3)));
    const many = buckets.map((bucket) => chooseVariation(bucket, bucketRanges(3, 0.6)));

    expect(few.filter((variation) => variation >= 0)).toHaveLength(300);
    expect(few.every((variation, i) => variation < 0 || variation === many[i])).toBe(true);
  });

  it('X1 weights may add up to 0.99 and to 1.01', () => {
    expect(bucketRanges(2, 1, [0.3, 0.69])).toEqual([
      [0, 0.3],
      [0.3, 0.99],
    ]);
    expect(bucketRanges(2, 1, [0.3, 0.71])).toEqual([
      [0, 0.3],
      [0.3, 1.01],
    ]);
  });

  it.each([[[0.5, 0.6]], [[0.5, 0.48]], [[Number.NaN, 1]], [[1]]])(
    'X1 weights that are none count as equal: %j',
    (weights) => {
      expect(bucketRanges(2, 1, weights)).toEqual([
        [0, 0.5],
        [0.5, 1],
      ]);
    },
  );
});

describe.runIf(cases)('the cases of GrowthBook', () => {
  it.each(cases?.hash ?? [])('hash %j %j %j', (seed, value, version, expected) => {
    expect(hashOf(seed, value, version) ?? null).toBe(expected);
  });

  it.each(cases?.getBucketRange ?? [])('bucket ranges: %s', (_, [variations, coverage, weights], expected) => {
    const ranges = bucketRanges(variations, coverage, weights ?? undefined);

    expect(ranges.map((range) => range.map(rounded))).toEqual(expected);
  });

  it.each(cases?.chooseVariation ?? [])('a variation: %s', (_, bucket, ranges, expected) => {
    expect(chooseVariation(bucket, ranges)).toBe(expected);
  });

  it.each(cases?.inNamespace ?? [])('a namespace: %s', (_, value, namespace, expected) => {
    expect(inNamespace(value, namespace)).toBe(expected);
  });

  it.each(cases?.getEqualWeights ?? [])('equal weights of %s', (variations, expected) => {
    expect(equalWeights(variations).map(rounded)).toEqual(expected.map(rounded));
  });
});

if (cases === undefined) describe(`the cases of GrowthBook (${ABSENT})`, () => it.skip('all of it', () => {}));
