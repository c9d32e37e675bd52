import { describe, expect, it } from 'vitest';

import { event } from '../../test/event.ts';
import { gather } from '../../test/gather.ts';
import { orders } from '../../test/orders.ts';
import { sum } from './sum.ts';

const order = (time: number, total: unknown) => event('order', time, { total });

describe('sum', () => {
  it('A3 adds the property up', () => {
    expect(gather(sum('order', 'total'), [order(1, 10), order(2, 2.5)])).toBe(12.5);
    expect(gather(sum('order', 'total', { per: 10 }), [order(1, 10), order(2, 2.5)])).toBe(12.5);
  });

  it('A3 is 0 where there is none', () => {
    expect(gather(sum('order', 'total'), [])).toBe(0);
    expect(gather(sum('order', 'total', { per: 10 }), [])).toBe(0);
  });

  it.each(['5', null, undefined, Number.NaN, Infinity, -Infinity, [5], 5n])('A3 leaves out %s', (total) => {
    expect(gather(sum('order', 'total'), [order(1, total)])).toBe(0);
    expect(gather(sum('order', 'total', { per: 10 }), [order(1, total), order(2, 7)])).toBe(7);
  });

  it('A3 sees own properties only', () => {
    const inherited = event('order', 1, Object.create({ total: 5 }) as Record<string, unknown>);

    expect(gather(sum('order', 'total'), [inherited])).toBe(0);
  });

  it.each(orders([1e16, 1, -1e16, 0.1]).map((terms) => [terms]))('A3 does not round on the way: %j', (terms) => {
    const events = terms.map((total, i) => order(i, total));

    expect(gather(sum('order', 'total'), events)).toBe(1.1);
    expect(gather(sum('order', 'total', { per: 10 }), events)).toBe(1.1);
  });

  it.each([
    [300, 6],
    [399, 6],
    [400, 4],
    [500, 0],
  ])('A1 a window is (asOf − per, asOf]: as of %s it adds up to %s', (asOf, total) => {
    expect(gather(sum('order', 'total', { per: 200 }), [order(100, 1), order(200, 2), order(300, 4)], asOf)).toBe(
      total,
    );
  });
});
