import { expect, test } from 'vitest';

import { idInOrder } from './idInOrder.ts';

const UUID_7 = /^[\da-f]{8}-[\da-f]{4}-7[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/;

test('an id is a UUID of version 7, which begins with the time', () => {
  // The example of RFC 9562, appendix A.6.
  expect(idInOrder(1_645_557_742_000)).toMatch(/^017f22e2-79b0-7/);
  for (const now of [0, -1, 0.5, 1_795_338_000_000, 2 ** 48 - 1, 2 ** 48]) expect(idInOrder(now)).toMatch(UUID_7);
});

test('ids are in the order of their time, and no two are one', () => {
  const times = Array.from({ length: 1_000 }, (_, n) => 1_795_338_000_000 + n);
  const ids = times.map(idInOrder);
  expect([...ids].sort()).toEqual(ids);
  expect(new Set(Array.from({ length: 1_000 }, () => idInOrder(0))).size).toBe(1_000);
});
