import { expect, it } from 'vitest';

import { lowerBound } from './lowerBound.ts';

it.each([
  [[], 1, 0],
  [[1, 3, 5], 0, 0],
  [[1, 3, 5], 1, 0],
  [[1, 3, 5], 2, 1],
  [[1, 3, 5], 5, 2],
  [[1, 3, 5], 6, 3],
  [[1, 3, 3, 3], 3, 1],
])('in %j, %s stands at %s', (sorted, number, place) => {
  expect(lowerBound(sorted, number)).toBe(place);
});
