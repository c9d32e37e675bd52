import { describe, expect, it } from 'vitest';

import type { Scalar } from '../shape/shape.ts';
import { markOf } from './markOf.ts';
import { bothTallied, byFrequency, stillTallied, tallied, type Tallies } from './tallies.ts';

const talliesOf = (values: readonly Scalar[]): Tallies => values.reduce<Tallies>(tallied, []);
const byMark = Array.from({ length: 100 }, (_, i) => `v${i}`).sort((a, b) => markOf(a) - markOf(b));

describe('tallies', () => {
  it('A10 tells values from how often they were there', () => {
    expect(byFrequency(talliesOf([2, 2, 1, '2', null, true, 2, 1]))).toEqual([2, 1, '2', null, true]);
  });

  it('A10 keeps the 32 values of the smallest marks, whenever they come', () => {
    expect(talliesOf([...byMark].reverse())).toEqual(talliesOf(byMark.slice(0, 32)));
    expect(bothTallied(talliesOf(byMark.slice(20)), talliesOf(byMark.slice(0, 20)))).toEqual(
      talliesOf(byMark.slice(0, 32)),
    );
  });

  it('is the very same where a value does not take part', () => {
    const full = talliesOf(byMark.slice(0, 32));

    expect(tallied(full, byMark[32]!)).toBe(full);
  });

  it('A10 of earlier ones stays what takes part beside later ones', () => {
    const later = talliesOf(byMark.slice(2, 34));
    const still = (tallies: Tallies): Tallies => stillTallied(tallies, bothTallied(later, tallies));

    expect(still(talliesOf([byMark[0]!, byMark[2]!, byMark[50]!]))).toEqual(talliesOf([byMark[0]!, byMark[2]!]));
    expect(still(talliesOf([byMark[50]!]))).toEqual([]);
  });

  it('changes nothing that it was given', () => {
    const [one, other] = [Object.freeze(talliesOf(['a', 'b'])), Object.freeze(talliesOf(['b', 'c']))];

    expect(byFrequency(bothTallied(tallied(one, 'a'), other))).toEqual(['a', 'b', 'c']);
  });
});
