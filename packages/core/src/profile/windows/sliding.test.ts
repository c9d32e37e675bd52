import { describe, expect, it } from 'vitest';

import { builder } from '../../../test/builder.ts';
import { event } from '../../../test/event.ts';
import { gather } from '../../../test/gather.ts';
import { orders } from '../../../test/orders.ts';
import { count } from '../count.ts';
import { sum } from '../sum.ts';

/** Stretches of ten milliseconds. */
const PER = 320;
const viewsAt = (...times: readonly number[]) => times.map((time, i) => event('view', time, {}, { id: `e${i}` }));
const each = (length: number, from: number) => Array.from({ length }, (_, i) => from + 3 * i);
const countOf = (events: ReturnType<typeof viewsAt>, asOf: number) => gather(count('view', { per: PER }), events, asOf);

describe('sliding', () => {
  it('A5 16 events from the stretch of the edge on are told apart', () => {
    const events = viewsAt(5000, 5001, 5005, 5009, ...each(12, 5200));

    expect([5320, 5321, 5325, 5328, 5329].map((asOf) => countOf(events, asOf))).toEqual([15, 14, 13, 13, 12]);
  });

  it('A5 with one more, the stretch leaves as a whole', () => {
    const events = viewsAt(5000, 5001, 5005, 5009, ...each(13, 5200));

    expect([5320, 5321, 5325, 5329, 5330].map((asOf) => countOf(events, asOf))).toEqual([17, 17, 17, 17, 13]);
  });

  it('A5 what comes after the stretch of the edge is exact by then', () => {
    const events = viewsAt(5000, ...each(16, 5200));

    expect([5520, 5523, 5565, 5566].map((asOf) => countOf(events, asOf))).toEqual([15, 14, 0, 0]);
  });

  it('A5 a late event joins a stretch of which the events are forgotten', () => {
    const crowd = viewsAt(...each(17, 5200));
    const late = [event('view', 4951), event('view', 4959)];

    for (const events of [
      [...crowd, ...late],
      [...late, ...crowd],
    ]) {
      expect([5271, 5275, 5279, 5280].map((asOf) => countOf(events, asOf))).toEqual([19, 19, 19, 17]);
    }
  });

  it('A5 a late event where there was none counts with its stretch as well', () => {
    const burst = viewsAt(...Array.from({ length: 17 }, () => 5200));
    const [early, late] = [event('view', 5281), event('view', 4963)];

    for (const events of orders([burst, [early], [late]]).map((order) => order.flat())) {
      expect([5281, 5283, 5289, 5290].map((asOf) => countOf(events, asOf))).toEqual([19, 19, 19, 18]);
    }
  });

  it('A5 events that are told apart can follow summaries, and come in between', () => {
    const burst = viewsAt(...Array.from({ length: 17 }, () => 5005));

    for (const events of orders([burst, viewsAt(5100), viewsAt(5050), viewsAt(5299, 5300)]).map((all) => all.flat())) {
      expect([5324, 5329, 5330, 5369, 5370, 5419, 5420, 5619, 5620].map((asOf) => countOf(events, asOf))).toEqual([
        21, 21, 4, 4, 3, 3, 2, 1, 0,
      ]);
    }
  });

  it('A1 an event that has left the window already changes nothing', () => {
    expect(countOf(viewsAt(5000, 4680, 4681), 5000)).toBe(2);
    expect(countOf(viewsAt(4680, 4681, 5000), 5000)).toBe(2);
  });

  it('S5 what has left is let go', () => {
    const aggregate = builder().aggregate(count('view', { per: PER }), '')!;
    const after = (...times: readonly number[]): unknown =>
      viewsAt(...times).reduce<unknown>((memory, view) => aggregate.add(memory, view, view.time), undefined);

    expect(after(1000, 2000, 3000)).toEqual(after(3000));
    expect(after(...each(40, 1000), 3000)).toEqual(after(3000));
    expect(aggregate.merge(after(1000), after(...each(40, 1000)), 3000)).toEqual([expect.any(Number)]);
  });

  it('S5 a memory that nobody has written takes no more room than one that was', () => {
    const aggregate = builder().aggregate(count('view', { per: PER }), '')!;
    const [form] = aggregate.add(undefined, event('view', 1), 1) as readonly number[];
    for (const rest of [
      [-1e300, 1, 7],
      [1e300, 1, 7],
      [0, 0, -1e300, 5, 6],
      [NaN, 2, 7, 8],
      ['x', 'y', 'z'],
      [0, 1e300, 5],
    ]) {
      let memory: unknown = [form, ...rest];
      for (let i = 0; i < 40; i += 1) memory = aggregate.add(memory, event('view', 5000 + i), 5000 + i);

      expect((memory as readonly unknown[]).length).toBeLessThan(60);
    }
  });

  it('A5 sums are exact in what is forgotten one by one, too', () => {
    const events = Array.from({ length: 200 }, (_, i) =>
      event('view', 5000 + (i % 100), { total: [1e16, 1, -1e16, 0.1][i % 4] }, { id: `e${i}` }),
    );

    expect(gather(sum('view', 'total', { per: PER }), events)).toBe(55);
    expect(gather(sum('view', 'total', { per: PER }), [...events].reverse())).toBe(55);
  });

  it('A1 a window of less than a millisecond holds what is newest', () => {
    expect(gather(count('view', { per: 0.25 }), viewsAt(10, 10, 9))).toBe(2);
    expect(gather(count('view', { per: Number.MAX_VALUE }), viewsAt(10, -10, 9))).toBe(3);
  });
});
