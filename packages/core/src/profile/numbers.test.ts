import { describe, expect, it } from 'vitest';

import { event } from '../../test/event.ts';
import { gather } from '../../test/gather.ts';
import { max } from './max.ts';
import { mean } from './mean.ts';
import { min } from './min.ts';

const order = (time: number, total: unknown) => event('order', time, { total });
const ODD = ['5', null, undefined, Number.NaN, Infinity, -Infinity, [5], 5n].map((total, i) => order(i, total));

describe.each([
  { maker: mean, rule: 'A7', of: [1, 2, 6], is: 3 },
  { maker: min, rule: 'A8', of: [3, -1, 6], is: -1 },
  { maker: max, rule: 'A8', of: [3, -1, 6], is: 6 },
])('$maker.name', ({ maker, rule, of, is }) => {
  const events = of.map((total, i) => order(i * 10, total));

  it(`${rule} of ${of.join()} is ${is}`, () => {
    expect(gather(maker('order', 'total'), events)).toBe(is);
    expect(gather(maker('order', 'total', { per: 100 }), events)).toBe(is);
    expect(gather(maker('order', 'total', { last: 1 }), events)).toBe(6);
  });

  it(`${rule} is unknown where there is none`, () => {
    expect(gather(maker('order', 'total'), ODD)).toBe(undefined);
    expect(gather(maker('order', 'total', { per: 10 }), [order(0, 1)], 10)).toBe(undefined);
  });

  it(`${rule} leaves out what is no finite number`, () => {
    expect(gather(maker('order', 'total'), [...ODD, order(9, 4)])).toBe(4);
  });

  it(`${rule} has no −0, which JSON cannot say`, () => {
    expect(Object.is(gather(maker('order', 'total'), [order(1, -0)]), 0)).toBe(true);
  });
});

describe('mean', () => {
  it('A7 does not round on the way', () => {
    expect(
      gather(
        mean('order', 'total'),
        [1e16, 1, -1e16, 0].map((total, i) => order(i, total)),
      ),
    ).toBe(0.25);
  });
});

describe('min and max', () => {
  it('A8 are those of what is left in the window', () => {
    const orders = [9, 1, 5, 4].map((total, i) => order(i, total));

    expect([3, 10, 11, 12].map((asOf) => gather(max('order', 'total', { per: 10 }), orders, asOf))).toEqual([
      9, 5, 5, 4,
    ]);
    expect([3, 10, 11, 12].map((asOf) => gather(min('order', 'total', { per: 10 }), orders, asOf))).toEqual([
      1, 1, 4, 4,
    ]);
  });
});
