import { describe, expect, it } from 'vitest';

import { bestByEvidence } from './bestByEvidence.ts';

const of = (successes: number, failures: number) => ({ successes, failures });
const rate = ({ successes, failures }: ReturnType<typeof of>) => (1 + successes) / (2 + successes + failures);

/** The quotient of two Beta functions of whole numbers, by what they have in common. */
const beta = (a: number, b: number): number => {
  let value = 1 / a;
  for (let i = 1; i < b; i += 1) value *= i / (a + i);
  return value;
};

/** The probability that one rate is above another, exactly: Evan Miller, Formulas for Bayesian A/B testing, 2015. */
const isAbove = (one: ReturnType<typeof of>, other: ReturnType<typeof of>): number => {
  const [a, b, c, d] = [1 + other.successes, 1 + other.failures, 1 + one.successes, 1 + one.failures];
  let sum = 0;
  for (let i = 0; i < c; i += 1) sum += beta(a + i, b + d) / ((d + i) * beta(1 + i, d) * beta(a, b));
  return sum;
};

describe('bestByEvidence', () => {
  it.each([
    [of(0, 0), of(0, 0)],
    [of(1, 0), of(0, 1)],
    [of(3, 1), of(1, 2)],
    [of(20, 80), of(25, 75)],
    [of(0, 30), of(2, 200)],
    [of(90, 0), of(5, 1)],
    [of(120, 180), of(0, 0)],
  ])('X7 of %j and %j each is the best as often as the formula says', (one, other) => {
    const [likely, rest] = bestByEvidence([rate(one), rate(other)], [one, other]);

    expect(Math.abs(likely! - isAbove(one, other))).toBeLessThan(5e-4);
    expect(likely! + rest!).toBeCloseTo(1, 12);
  });

  it('X7 of equals each is the best as often', () => {
    const evidence = Array.from({ length: 5 }, () => of(4, 9));

    expect(bestByEvidence([2, 2, 2, 2, 2], evidence)).toEqual(evidence.map(() => expect.closeTo(0.2, 9) as number));
  });

  it('X7 what is worth more is the best more often: the score is in proportion to the rate', () => {
    // The one is worth its rate twice: it is less where it is less than half of the other.
    expect(bestByEvidence([1, 0.5], [of(0, 0), of(0, 0)])).toEqual([
      expect.closeTo(0.75, 4) as number,
      expect.closeTo(0.25, 4) as number,
    ]);
    expect(bestByEvidence([Number.MAX_VALUE, 1], [of(0, 0), of(0, 0)])).toEqual([1, expect.closeTo(0, 12) as number]);
  });

  it('X7 what has no evidence is worth its score for certain, of equals the first', () => {
    expect(bestByEvidence([0.3, 0.5, 0.3], [undefined, of(0, 0), undefined])).toEqual([
      expect.closeTo(0.3, 4) as number,
      expect.closeTo(0.7, 4) as number,
      0,
    ]);
    expect(bestByEvidence([1, 2, 2], [])).toEqual([0, 1, 0]);
    expect(bestByEvidence([0, 0], [])).toEqual([1, 0]);
    expect(bestByEvidence([0, 0, 1], [undefined, of(0, 0), of(0, 0)])).toEqual([0, 0, 1]);
    expect(bestByEvidence([], [])).toEqual([]);
  });

  it('X7 more than a billion cases are certain', () => {
    expect(bestByEvidence([0.5, 0.5], [of(1e300, 1e300), of(0, 0)])).toEqual([
      expect.closeTo(0.5, 4) as number,
      expect.closeTo(0.5, 4) as number,
    ]);
    expect(bestByEvidence([0.5, 0.4], [of(5e8, 5e8), of(4e8, 6e8)])).toEqual([1, 0]);
  });

  it('X7 gives the same bits on every platform', () => {
    expect(bestByEvidence([0.3, 0.4, 0.35], [of(2, 6), of(3.5, 5), undefined])).toMatchInlineSnapshot(`
      [
        0.2139688948546329,
        0.5371248285233682,
        0.2489062766219989,
      ]
    `);
  });
});
