import { describe, expect, it } from 'vitest';

import { builder } from '../../../test/builder.ts';
import { event } from '../../../test/event.ts';
import { gather } from '../../../test/gather.ts';
import { orders } from '../../../test/orders.ts';
import { count } from '../count.ts';
import { mean } from '../mean.ts';
import { sum } from '../sum.ts';

const order = (time: number, id: string, total: number) => event('order', time, { total }, { id });

describe('newest', () => {
  it.each(orders([order(1, 'a', 1), order(2, 'a2', 2), order(2, 'b', 4), order(3, 'c', 8)]).map((all) => [all]))(
    'A5 holds the newest by time and then by id, in any order',
    (all) => {
      expect(gather(sum('order', 'total', { last: 1 }), all)).toBe(8);
      expect(gather(sum('order', 'total', { last: 2 }), all)).toBe(12);
      expect(gather(sum('order', 'total', { last: 3 }), all)).toBe(14);
      expect(gather(sum('order', 'total', { last: 64 }), all)).toBe(15);
    },
  );

  it('A1 holds them however long ago they were', () => {
    expect(gather(count('order', { last: 2 }), [order(1, 'a', 1)], 1e15)).toBe(1);
  });

  it('A1 counts only events that count', () => {
    expect(gather(mean('order', 'total', { last: 2 }), [order(1, 'a', 1), order(2, 'b', 3), event('order', 3)])).toBe(
      2,
    );
  });

  it('keeps its memory where an event is older than all that it holds', () => {
    const aggregate = builder().aggregate(count('order', { last: 1 }), '')!;
    const memory = aggregate.add(undefined, order(2, 'a', 1), 2);

    expect(aggregate.add(memory, order(1, 'z', 1), 2)).toBe(memory);
  });
});
