import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { gathered } from './bounded.ts';
import { bucketOf, countWithin, LAGS, middleOf, quantile, type Lags } from './lags.ts';

const lags = (...all: number[]): Lags =>
  gathered(
    all.map((lag) => [bucketOf(lag), 1]),
    LAGS,
  );

describe('buckets of lags', () => {
  it('H8 are exact below 32 ms, and 0 for what was ahead', () => {
    for (let lag = 0; lag < 32; lag += 1) expect(middleOf(bucketOf(lag))).toBe(lag);
    expect(bucketOf(-5)).toBe(0);
    expect(middleOf(bucketOf(7.9))).toBe(7);
  });

  it('H8 follow one another without a gap', () => {
    let last = -1;
    for (let lag = 0; lag < 100_000; lag += 1) {
      const bucket = bucketOf(lag);
      expect(bucket - last === 0 || bucket - last === 1).toBe(true);
      last = bucket;
    }
  });

  it('H8 are a thirty-second off at most, up to 34 years', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2 ** 40 - 1 }), (lag) => {
        expect(Math.abs(middleOf(bucketOf(lag)) - lag)).toBeLessThanOrEqual(lag / 32);
      }),
      { numRuns: 5000 },
    );
  });

  it('H8 are as many as are kept', () => {
    expect(bucketOf(1e300)).toBe(bucketOf(2 ** 40 - 1));
    expect(bucketOf(Infinity)).toBe(LAGS.atMost - 1);
  });
});

describe('quantile', () => {
  it('H8 is the least lag that the share of them does not exceed', () => {
    const some = lags(1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
    expect([0.05, 0.1, 0.11, 0.5, 0.95, 1].map((share) => quantile(some, share))).toEqual([1, 1, 2, 5, 10, 10]);
    expect(quantile(lags(), 0.5)).toBe(undefined);
  });

  it('H8 of many lags is a thirty-second off at most', () => {
    const long = fc.array(fc.nat({ max: 10_000_000 }), { minLength: 1, maxLength: 200 });
    fc.assert(
      fc.property(long, fc.constantFrom(0.5, 0.95, 0.99), (all, share) => {
        const sorted = [...all].sort((a, b) => a - b);
        const exact = sorted[Math.ceil(share * all.length) - 1]!;
        expect(Math.abs(quantile(lags(...all), share)! - exact)).toBeLessThanOrEqual(exact / 32);
      }),
    );
  });

  it('H8 counts those within a time, the time included', () => {
    expect(countWithin(lags(1, 5, 5, 6, 40), 5)).toBe(3);
    expect(countWithin(lags(1, 5, 5, 6, 40), 41)).toBe(5);
    expect(countWithin(lags(), 5)).toBe(0);
  });
});
