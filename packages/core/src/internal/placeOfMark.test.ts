import { expect, it } from 'vitest';

import { placeOfMark } from './placeOfMark.ts';

it.each([
  ['', 'bb', 0],
  ['aabbcc', 'aa', 0],
  ['aabbcc', 'ab', 2],
  ['aabbcc', 'bb', 2],
  ['aabbcc', 'cc', 4],
  ['aabbcc', 'cd', 6],
  ['abc', 'b', 1],
])('in %j, %j stands at %s', (marks, mark, place) => {
  expect(placeOfMark(marks, mark)).toBe(place);
});
