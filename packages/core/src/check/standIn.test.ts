import { describe, expect, it } from 'vitest';

import { instantOf } from '../time/instantOf.ts';
import { standIns } from './standIn.ts';

const values = (...of: Parameters<typeof standIns>): readonly unknown[] =>
  [...standIns(...of)].map(({ value }) => value);
const numbers = (...cuts: readonly number[]): readonly number[] =>
  values(cuts, []).filter((value): value is number => typeof value === 'number' && !Number.isNaN(value));

describe('standIns', () => {
  it('K2 there is one of each type, and of each value that is of no other kind', () => {
    expect(values([], [])).toEqual(
      expect.arrayContaining([
        undefined,
        null,
        true,
        false,
        Number.NaN,
        {},
        [],
        expect.any(String),
        expect.any(Number),
      ]),
    );
  });

  it.each([
    [3, 6, true, true],
    [3, 4, false, true],
    [-2.5, 0.5, true, true],
    [0, 5e-324, false, false],
    [-1e300, 1e300, true, true],
    [1.5, 2 ** 60, true, true],
    [2 ** 53, 2 ** 53 + 2, false, false],
    [1.7e308, 1.75e308, true, false],
  ])('K2 numbers: %d and %d, what lies around and between them, whole (%s) and not (%s)', (from, to, whole, part) => {
    const all = numbers(from, to);
    const between = all.filter((value) => from < value && value < to);

    expect(all).toEqual(expect.arrayContaining([from, to, -Infinity, Infinity]));
    expect(all.some((value) => value < from && Number.isInteger(value))).toBe(true);
    expect(all.some((value) => value > to && Number.isInteger(value))).toBe(true);
    expect(between.some((value) => Number.isInteger(value))).toBe(whole);
    expect(between.some((value) => !Number.isInteger(value))).toBe(part);
  });

  it('K2 texts: each that is named, and another one', () => {
    const texts = [...standIns(['a', 'another text'], [])].filter(({ value }) => typeof value === 'string');

    expect(texts).toEqual([
      { value: 'a', isAlone: true },
      { value: 'another text', isAlone: true },
      { value: 'another text.', isAlone: false },
    ]);
  });

  it.each([0, -62_167_219_200_000, 253_402_300_799_999, 253_402_300_800_000 + 80_000_000, 8.64e15])(
    'K2 instants before, at and after %d, in every form that they have there',
    (at) => {
      for (const form of ['number', 'string', 'object']) {
        const instants = values([], [at])
          .filter((value) => typeof value === form)
          .flatMap((value) => instantOf(value) ?? []);
        const sides = new Set(instants.map((instant) => Math.sign(instant - at)));

        const isLast = at === 8.64e15;
        expect(sides).toEqual(new Set(form === 'string' && isLast ? [-1] : isLast ? [-1, 0] : [-1, 0, 1]));
      }
    },
  );
});
