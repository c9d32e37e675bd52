import { describe, expect, it } from 'vitest';

import { event } from '../../test/event.ts';
import { gather } from '../../test/gather.ts';
import { orders } from '../../test/orders.ts';
import { distinct } from './distinct.ts';

const viewed = (values: readonly unknown[]) =>
  values.map((product, i) => event('view', i, { product }, { id: `e${i}` }));
const products = distinct('view', 'product');

describe('distinct', () => {
  it('A9 counts a value once', () => {
    expect(gather(products, viewed(['a', 'b', 'a', 'a']))).toBe(2);
    expect(gather(products, [])).toBe(0);
  });

  it('A9 tells values of different types apart', () => {
    expect(gather(products, viewed(['1', 1, true, 'true', null, 'null', '']))).toBe(7);
    expect(gather(products, viewed([0, -0]))).toBe(1);
  });

  it('A9 leaves out what is no value, or long', () => {
    expect(gather(products, viewed([undefined, Number.NaN, [1], { a: 1 }, 'x'.repeat(257)]))).toBe(0);
    expect(gather(products, viewed(['x'.repeat(256)]))).toBe(1);
  });

  it('A9 is exact below 128', () => {
    for (const n of [1, 64, 126, 127]) expect(gather(products, viewed(Array.from({ length: n }, (_, i) => i)))).toBe(n);
  });

  it('A9 is an estimate from there on, with a standard error of 9 %', () => {
    const errors: number[] = [];
    for (let seed = 0; seed < 40; seed += 1) {
      const n = 200 + seed * 50;
      const values = Array.from({ length: n }, (_, i) => `${seed}/${i}`);
      errors.push((gather(products, viewed(values)) as number) / n - 1);
    }
    const deviation = Math.sqrt(errors.reduce((total, error) => total + error ** 2, 0) / errors.length);

    expect(deviation).toBeLessThan(0.11);
    expect(deviation).toBeGreaterThan(0.03);
  });

  it('A5 the estimate is the same in every order', () => {
    const events = viewed(Array.from({ length: 500 }, (_, i) => `p${i}`));
    const [a, b, c] = [events.slice(0, 200), events.slice(200, 350), events.slice(350)];

    expect(new Set(orders([a, b, c]).map((order) => gather(products, order.flat()))).size).toBe(1);
  });

  it('A9 the values of a window leave with it', () => {
    const events = viewed(['a', 'b', 'a', 'c']);

    expect([3, 11, 12, 13].map((asOf) => gather(distinct('view', 'product', { per: 10 }), events, asOf))).toEqual([
      3, 2, 1, 0,
    ]);
  });
});
