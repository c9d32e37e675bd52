import { expect, it } from 'vitest';

import { isPresent } from './isPresent.ts';

it.each([0, -0, Number.NaN, false, ' ', 'a', [], {}])('H1 %j says something', (value) => {
  expect(isPresent(value)).toBe(true);
});

it.each([undefined, null, ''])('H1 %j says nothing', (value) => {
  expect(isPresent(value)).toBe(false);
});
