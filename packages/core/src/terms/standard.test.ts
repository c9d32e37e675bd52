import { describe, expect, it } from 'vitest';

import { builder } from '../../test/builder.ts';
import { moment } from '../../test/moment.ts';
import { instant } from '../time/instant.ts';
import { age } from './age.ts';
import { divide } from './divide.ts';
import { minus } from './minus.ts';
import { modulo } from './modulo.ts';
import { plus } from './plus.ts';
import { size } from './size.ts';
import { standardTerms } from './standard.ts';
import type { Term } from './term.ts';
import { times } from './times.ts';

const now = instant('2026-11-22T12:00:00Z');
const value = (term: Term, profile: object = {}): unknown =>
  builder()
    .term(term, '')
    .value(moment({ profile: { ...profile }, now }));

describe('arithmetic', () => {
  it.each<[Term, unknown]>([
    [plus(), 0],
    [plus(1, 2, 3.5), 6.5],
    [times(), 1],
    [times(2, 3, 4), 24],
    [minus(5, 7), -2],
    [divide(7, 2), 3.5],
    [divide(1, 0), undefined],
    [divide(0, 0), undefined],
    [modulo(7, 3), 1],
    [modulo(-7, 3), -1],
    [modulo(7, -3), 1],
    [modulo(5.5, 2), 1.5],
    [modulo(7, 0), undefined],
    [plus(1e308, 1e308), undefined],
    [plus(1, times(2, minus(5, 2))), 7],
  ])('C16 %j is %s', (term, result) => {
    expect(value(term)).toBe(result);
  });

  it.each([undefined, null, '5', true, [], Number.NaN, Infinity, 5n, new Date(5)])(
    'C16 %s is nothing to reckon with',
    (x) => {
      for (const term of [
        plus('profile.x', 1),
        plus(1, 'profile.x'),
        times('profile.x'),
        minus(1, 'profile.x'),
        plus('profile.x'),
      ]) {
        expect(value(term, { x })).toBe(undefined);
      }
    },
  );

  it('C16 takes what is not finite where the result is', () => {
    expect(value(divide(1, 'profile.x'), { x: Infinity })).toBe(0);
  });
});

describe('size', () => {
  it.each<[unknown, unknown]>([
    [[], 0],
    [[1, null, undefined], 3],
    ['abc', undefined],
    [{ length: 3 }, undefined],
    [undefined, undefined],
  ])('C17 of %j is %s', (x, result) => {
    expect(value(size('profile.x'), { x })).toBe(result);
  });
});

describe('age', () => {
  it.each<[unknown, number | undefined, number | undefined, number | undefined]>([
    ['2025-11-22', 365, 12, 1],
    ['2025-11-22T12:00:00Z', 365, 12, 1],
    ['2025-11-22T12:00:00.001Z', 364, 11, 0],
    ['2026-10-22T12:00:00Z', 31, 1, 0],
    [now, 0, 0, 0],
    [now + 1, -1, -1, -1],
    ['later', undefined, undefined, undefined],
    [undefined, undefined, undefined, undefined],
  ])('C17 of %s is %s days, %s months, %s years', (x, days, months, years) => {
    expect(value(age('profile.x', { in: 'days' }), { x })).toBe(days);
    expect(value(age('profile.x', { in: 'months' }), { x })).toBe(months);
    expect(value(age('profile.x', { in: 'years' }), { x })).toBe(years);
  });

  it('C17 is in milliseconds where nothing is said', () => {
    expect(value(age('profile.x'), { x: now - 5 })).toBe(5);
    expect(value(age('profile.x'), { x: now + 5 })).toBe(-5);
  });
});

describe('a term', () => {
  const missing = (term: Term, profile: object): unknown =>
    builder()
      .term(term, '')
      .missing(moment({ profile: { ...profile } }));

  it('knows the first attribute that is missing', () => {
    const term = plus('profile.a', times(2, 'profile.b'), size('profile.c'), age('profile.d'));

    expect(missing(term, { a: 1, b: 2, c: [], d: 0 })).toBe(undefined);
    expect(missing(term, { a: 1, c: [] })).toBe('profile.b');
    expect(missing(term, { a: 1, b: 2 })).toBe('profile.c');
    expect(missing(term, { a: 1, b: 2, c: 'x' })).toBe('profile.d');
    expect(missing(5, {})).toBe(undefined);
  });

  it('has a rule each', () => {
    expect(standardTerms.map(({ kind }) => kind)).toEqual([
      'plus',
      'minus',
      'times',
      'divide',
      'modulo',
      'size',
      'age',
    ]);
  });
});
