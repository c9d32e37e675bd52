import { expect, it } from 'vitest';

import { appended } from './appended.ts';

it.each([
  [[], Infinity, [9]],
  [[1, 2], Infinity, [1, 2, 9]],
  [[1, 2], 3, [1, 2, 9]],
  [[1, 2, 3], 3, [2, 3, 9]],
  [[1, 2, 3, 4], 2, [4, 9]],
])('%j and one more, at most %s', (list, atMost, expected) => {
  const before = [...list];

  expect(appended(list, 9, atMost)).toEqual(expected);
  expect(list).toEqual(before);
});
