import { expect, it } from 'vitest';

import { exp2 } from './exp2.ts';

it.each([-1074, -1022, -64, -1, 0, 1, 10, 1023])('2 to the power of a whole number is exact: %s', (power) => {
  expect(exp2(power)).toBe(2 ** power);
});

it('is as near as a few units in the last place', () => {
  for (let power = -20; power < 20; power += 0.0137) {
    expect(Math.abs(exp2(power) / Math.pow(2, power) - 1)).toBeLessThan(4 * Number.EPSILON);
  }
});

it('is nothing where so little is left that no double can say it', () => {
  expect([exp2(-1e6), exp2(-1e300)]).toEqual([0, 0]);
});

it('gives the same bits on every platform', () => {
  expect([0.1, 0.5, 0.9, -0.3, 7.77].map(exp2)).toMatchInlineSnapshot(`
    [
      1.0717734625362931,
      1.414213562373095,
      1.8660659830736148,
      0.8122523963562355,
      218.27453229259686,
    ]
  `);
});
