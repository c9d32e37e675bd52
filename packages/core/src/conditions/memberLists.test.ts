import { expect, it } from 'vitest';

import { MemberLists } from './memberLists.ts';

const lists = new MemberLists<string | number | boolean | null>();

it('C3 is one for equal lists of values', () => {
  expect(lists.of(['a', 1, null])).toBe(lists.of(['a', 1, null]));
  expect(lists.of([])).toBe(lists.of([]));
});

it.each([
  [
    ['a', 'b'],
    ['b', 'a'],
  ],
  [['a'], ['a', 'a']],
  [[1], ['1']],
  [[0], [-0]],
  [[null], ['null']],
  [[true], [1]],
])('C3 is another for %j and %j', (some, others) => {
  expect(lists.of(some).values).toEqual(some);
  expect(lists.of(others).values).toEqual(others);
});

it('keeps apart what has the same hash by chance', () => {
  const many = Array.from({ length: 300 }, (_, i) => Array.from({ length: 300 }, (_, k) => [i, k, i ^ k])).flat();
  const made = many.map((values) => lists.of(values));

  expect(made.map(({ values }) => values)).toEqual(many);
});

it('shares no long ones, which are hardly ever the same again', () => {
  const nine = [1, 2, 3, 4, 5, 6, 7, 8, 9];

  expect(lists.of(nine)).not.toBe(lists.of(nine));
  expect(lists.of(nine).has(9)).toBe(true);
});
