import { expect, test } from 'vitest';

import type { ApiKey } from './apiKey.ts';
import { pace } from './pace.ts';

const keyOf = (perSecond?: number): ApiKey => ({
  name: 'k',
  scopes: ['write'],
  secret: 'k',
  ...(perSecond === undefined ? {} : { perSecond }),
});

test('so many come at once, and one more for each part of a second that passes', () => {
  const waits = pace();
  const key = keyOf(4);
  expect([1, 2, 3, 4, 5].map(() => waits(key, 0))).toEqual([0, 0, 0, 0, 1]);
  expect([waits(key, 250), waits(key, 250)]).toEqual([0, 1]);
  expect([1, 2, 3, 4, 5].map(() => waits(key, 60_000))).toEqual([0, 0, 0, 0, 1]);
});

test('less than one a second says how long to wait', () => {
  const waits = pace();
  const key = keyOf(0.1);
  expect([waits(key, 0), waits(key, 0), waits(key, 9_000), waits(key, 10_000)]).toEqual([0, 10, 1, 0]);
});

test('keys do not take from each other; one without a bound comes always; time that was set back gives nothing', () => {
  const waits = pace();
  const [one, other, free] = [keyOf(1), keyOf(1), keyOf()];
  expect([waits(one, 0), waits(other, 0), waits(one, 0)]).toEqual([0, 0, 1]);
  expect(Array.from({ length: 99 }, () => waits(free, 0))).toEqual(Array(99).fill(0));
  expect(waits(one, -60_000)).toBe(1);
});
