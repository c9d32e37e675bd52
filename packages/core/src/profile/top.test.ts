import { describe, expect, it } from 'vitest';

import { event } from '../../test/event.ts';
import { gather } from '../../test/gather.ts';
import { orders } from '../../test/orders.ts';
import { top } from './top.ts';

const viewed = (values: readonly unknown[]) =>
  values.map((category, i) => event('view', i, { category }, { id: `e${i}` }));
const best = (n: number) => top('view', 'category', { n });

describe('top', () => {
  it('A10 lists the most frequent values first', () => {
    expect(gather(best(2), viewed(['hat', 'tea', 'mug', 'tea', 'mug', 'tea']))).toEqual(['tea', 'mug']);
    expect(gather(best(9), viewed(['hat', 'tea', 'tea']))).toEqual(['tea', 'hat']);
  });

  it('A10 is empty where there is none', () => {
    expect(gather(best(1), [])).toEqual([]);
    expect(gather(best(1), viewed([[1], undefined, 'x'.repeat(257)]))).toEqual([]);
  });

  it.each(orders(['b', 'a', 10, 9]).map((values) => [values]))(
    'A10 of %j equally often the smaller JSON is first',
    (values) => {
      expect(gather(best(3), viewed(values))).toEqual(['a', 'b', 10]);
    },
  );

  it('A10 of more than 32 values, 32 take part by a hash, in every order', () => {
    const often = Array.from({ length: 300 }, (_, i) => `v${i % 100}`);
    const [a, b, c] = [often.slice(0, 70), often.slice(70, 200), often.slice(200)];
    const lists = orders([a, b, c]).map((order) => gather(best(32), viewed(order.flat())) as string[]);

    expect(lists[0]).toHaveLength(32);
    for (const list of lists) expect(list).toEqual(lists[0]);
    // 3 times each: none is counted too low for having come late.
    const twice = [...often, ...Array.from({ length: 100 }, (_, i) => `v${i}`).reverse()];
    expect(gather(best(32), viewed(twice))).toEqual(lists[0]);
  });

  it('A10 the values of a window leave with it', () => {
    const weekly = top('view', 'category', { n: 1, per: 10 });

    expect([3, 11].map((asOf) => gather(weekly, viewed(['a', 'a', 'b', 'b']), asOf))).toEqual([['a'], ['b']]);
  });
});
