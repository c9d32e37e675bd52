import { describe, expect, it } from 'vitest';

import { differenceOf } from './differenceOf.ts';

describe('differenceOf', () => {
  it.each<[unknown, unknown, unknown]>([
    [{ a: 1, b: [1, 2] }, { b: [1, 2], a: 1 }, undefined],
    [
      { b: 1, a: 1 },
      { b: 2, a: 2 },
      { path: '/a', recorded: 1, now: 2 },
    ],
    [{ a: [1, 2] }, { a: [1] }, { path: '/a/1', recorded: 2, now: undefined }],
    [{ a: [] }, { a: {} }, { path: '/a', recorded: [], now: {} }],
    [{ a: undefined }, {}, undefined],
    [{ a: null }, {}, { path: '/a', recorded: null, now: undefined }],
    [{ a: Number.NaN }, { a: null }, undefined],
    [{ 'a/b': 1 }, { 'a/b': 2 }, { path: '/a~1b', recorded: 1, now: 2 }],
    [{}, JSON.parse('{"__proto__":1}'), { path: '/__proto__', recorded: undefined, now: 1 }],
    ['a', 'b', { path: '', recorded: 'a', now: 'b' }],
  ])('W2 of %j and %j', (recorded, now, expected) => {
    expect(differenceOf(recorded, now)).toEqual(expected);
  });
});
