import { describe, expect, it } from 'vitest';

import { chance } from './chance.ts';

const draws = (purpose: string): readonly number[] =>
  Array.from({ length: 20_000 }, (_, i) => chance('winback', `customer-${i}`, purpose));

describe('chance', () => {
  it('F4 is a number in [0, 1), evenly spread', () => {
    const tenths = Array<number>(10).fill(0);
    for (const draw of draws('holdout')) tenths[Math.floor(draw * 10)]! += 1;

    // Four standard deviations of a count of 20,000 draws with a chance of a tenth.
    expect(tenths.every((count) => Math.abs(count - 2000) < 4 * Math.sqrt(20_000 * 0.1 * 0.9))).toBe(true);
  });

  it('S1 gives the same number for the same draw, everywhere and for ever', () => {
    expect(chance('winback', 'ada', 'holdout')).toBe(DRAWN_FIRST);
  });

  it('has nothing to do with another purpose', () => {
    const [one, other] = [draws('holdout'), draws('explore')];
    const both = one.filter((draw, i) => draw < 0.5 && other[i]! < 0.5).length;

    expect(Math.abs(both - 5000)).toBeLessThan(4 * Math.sqrt(20_000 * 0.25 * 0.75));
  });

  it('keeps apart what would be the same text', () => {
    expect(chance('ab', 'c', 'x')).not.toBe(chance('a', 'bc', 'x'));
    expect(chance('a', 'b,c', 'x')).not.toBe(chance('a', 'b', 'c,x'));
  });
});

/** What the first version drew: another number would move customers in and out of the hold-out group. */
const DRAWN_FIRST = 0.02074731450255607;
