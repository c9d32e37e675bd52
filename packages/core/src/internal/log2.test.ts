import { expect, it } from 'vitest';

import { log2 } from './log2.ts';

it.each([-1022, -64, -1, 0, 1, 10, 1023])('the logarithm of a power of 2 is exact: %s', (power) => {
  expect(log2(2 ** power)).toBe(power);
});

it('is as near as a few units in the last place', () => {
  for (let x = 0.0003; x < 40; x *= 1.0137) {
    expect(Math.abs(log2(x) - Math.log2(x))).toBeLessThan(4 * Number.EPSILON * Math.max(1, Math.abs(Math.log2(x))));
  }
});

it('of nothing there is none', () => {
  expect(log2(0)).toBe(-Infinity);
});

it('gives the same bits on every platform', () => {
  expect([0.1, 0.5, 0.9, 3, 1e-9].map(log2)).toMatchInlineSnapshot(`
    [
      -3.321928094887362,
      -1,
      -0.15200309344504995,
      1.5849625007211563,
      -29.897352853986263,
    ]
  `);
});
