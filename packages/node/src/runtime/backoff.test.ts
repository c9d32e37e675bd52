import { fc, test as property } from '@fast-check/vitest';
import { expect, test } from 'vitest';

import { waitAfter } from './backoff.ts';

test('doubles from first to longest', () => {
  const random = () => 1 - 2 ** -30;
  const waits = [1, 2, 3, 4, 60].map((failures) => waitAfter(failures, { first: 100, longest: 700, random }));
  expect(waits).toEqual([100, 200, 400, 700, 700]);
});

property.prop([
  fc.integer({ min: 1, max: 100 }),
  fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
  fc.nat(10_000_000),
])('lies between half and all of it, and never below what the platform asks', (failures, random, atLeast) => {
  const ceiling = Math.min(300_000, 1_000 * 2 ** (failures - 1));
  const wait = waitAfter(failures, { random: () => random }, atLeast);
  expect(wait).toBeGreaterThanOrEqual(Math.max(ceiling / 2, atLeast));
  expect(wait).toBeLessThanOrEqual(Math.max(ceiling, atLeast));
});
