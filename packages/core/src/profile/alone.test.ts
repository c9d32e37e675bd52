import { describe, expect, it } from 'vitest';

import { builder } from '../../test/builder.ts';
import { event } from '../../test/event.ts';
import { eq } from '../conditions/eq.ts';
import type { Node } from '../shape/shape.ts';
import { count } from './count.ts';
import { distinct } from './distinct.ts';

const of = (node: Node) => builder().aggregate(node, '')!;
const order = (total: number) => event('order', 1, { total }, { id: `e${total}` });
const after = (node: Node, ...totals: readonly number[]): unknown =>
  totals.reduce<unknown>((memory, total) => of(node).add(memory, order(total), 1), undefined);

describe('alone', () => {
  it('S5 what was counted of all time is a number, and what is told apart a text', () => {
    expect(after(count('order'), 5, 5)).toBe(2);
    expect(after(distinct('order', 'total'), 5, 6, 5)).toEqual(expect.any(String));
    expect(of(distinct('order', 'total')).read(after(distinct('order', 'total'), 5, 6, 5), 1, undefined)).toBe(2);
  });

  it.each([{ per: 10 }, { calendar: 'day' }, { session: 10 }, { last: 3 }] as const)(
    'S6 in the window %j there is more to remember',
    (window) => {
      expect(after(count('order', window), 5)).toEqual(expect.any(Array));
      expect(of(count('order', window)).accepts(after(count('order'), 5))).toBe(false);
      expect(of(count('order')).accepts(after(count('order', window), 5))).toBe(false);
    },
  );

  it('A1 counts what its condition holds for', () => {
    expect(after(count('order', { where: eq('event.total', 5) }), 4, 5, 6)).toBe(1);
    expect(after(count('order', { where: eq('event.total', 5) }), 4)).toBeUndefined();
  });

  it('A13 adds up what two remember, and what one remembers alone', () => {
    const counting = of(count('order'));

    expect(counting.merge(2, 3, 1)).toBe(5);
    expect([counting.merge(2, undefined, 1), counting.merge(undefined, 3, 1)]).toEqual([2, 3]);
    expect(counting.merge(undefined, undefined, 1)).toBeUndefined();
  });

  it.each([null, undefined, 'x', [], [3], {}])('S6 takes %j for nothing', (memory) => {
    const counting = of(count('order'));

    expect(counting.accepts(memory)).toBe(false);
    expect(counting.read(memory, 1, undefined)).toBe(0);
    expect(counting.add(memory, order(5), 1)).toBe(1);
  });
});
