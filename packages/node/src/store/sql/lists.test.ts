import { expect, test } from 'vitest';

import { lists } from './lists.ts';

test('a list of tuples, with their values in order', () => {
  expect([
    ...lists([
      ['a', 1],
      ['b', null],
    ]),
  ]).toEqual([{ sql: '(?, ?), (?, ?)', values: ['a', 1, 'b', null] }]);
  expect([...lists([])]).toEqual([]);
});

test('as many lists as there are statements needed', () => {
  const all = [...lists(Array.from({ length: 2_500 }, (_, n) => [n]))];
  expect(all.map(({ values }) => values.length)).toEqual([1_000, 1_000, 500]);
  expect(all.flatMap(({ values }) => values)).toEqual(Array.from({ length: 2_500 }, (_, n) => n));
});
