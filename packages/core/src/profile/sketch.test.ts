import { describe, expect, it } from 'vitest';

import { bothSketched, lettersOf, onlySketchedIn, sketched, valuesIn } from './sketch.ts';

const sketchOf = (marks: readonly number[]): string => marks.map(lettersOf).reduce(sketched, '');
const upTo = (n: number, from = 0): readonly number[] => Array.from({ length: n }, (_, i) => from + i);

describe('sketch', () => {
  it('A9 letters are in the order of the numbers', () => {
    const marks = [0, 1, 10, 11, 36, 37, 38, 63, 64, 4095, 4096, 2 ** 24, 2 ** 30 - 1];

    expect(marks.map(lettersOf).sort()).toEqual(marks.map(lettersOf));
    expect(new Set(marks.map(lettersOf)).size).toBe(marks.length);
    expect(marks.map(lettersOf).map(({ length }) => length)).toEqual(marks.map(() => 5));
  });

  it('A9 keeps the 128 smallest, each once, in any order', () => {
    const marks = upTo(300).map((i) => (i * 7919) % 300);

    expect(sketchOf([...marks, ...marks])).toBe(sketchOf(upTo(128)));
    expect(bothSketched(sketchOf(marks.slice(0, 150)), sketchOf(marks.slice(100)))).toBe(sketchOf(upTo(128)));
  });

  it('is the very same where a mark is known, or too large', () => {
    const full = sketchOf(upTo(128));

    expect(sketched(full, lettersOf(5))).toBe(full);
    expect(sketched(full, lettersOf(128))).toBe(full);
  });

  it('A9 counts up to 127 and estimates from there on', () => {
    expect([0, 1, 127].map((n) => valuesIn(sketchOf(upTo(n))))).toEqual([0, 1, 127]);
    // The 128th is at half of all marks: there must be twice as many.
    expect(valuesIn(sketchOf([...upTo(127), 2 ** 29 - 1]))).toBe(254);
  });

  it('A9 of an earlier one stays what is new in it and seen beside a later one', () => {
    const only = (marks: readonly number[], later: readonly number[]): string =>
      onlySketchedIn(sketchOf(marks), sketchOf([...marks, ...later]), sketchOf(later));

    expect(only([1, 2, 3], [2, 4])).toBe(sketchOf([1, 3]));
    expect(only([1, 500], upTo(127, 100))).toBe(sketchOf([1]));
    expect(only([500], upTo(128))).toBe('');
  });
});
