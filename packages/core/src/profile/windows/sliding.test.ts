import { describe, expect, it } from 'vitest';

import { event } from '../../../test/event.ts';
import { gather } from '../../../test/gather.ts';
import { orders } from '../../../test/orders.ts';
import { count } from '../count.ts';
import { sum } from '../sum.ts';

/** Stretches of ten milliseconds. */
const PER = 640;
const viewsAt = (...times: readonly number[]) => times.map((time, i) => event('view', time, {}, { id: `e${i}` }));
const each = (length: number, from: number) => Array.from({ length }, (_, i) => from + (i % 40));
const countOf = (events: ReturnType<typeof viewsAt>, asOf: number) => gather(count('view', { per: PER }), events, asOf);

describe('sliding', () => {
  it('A5 64 events from the stretch of the edge on are told apart', () => {
    const events = viewsAt(5000, 5001, 5005, 5009, ...each(60, 5400));

    expect([5640, 5641, 5645, 5648, 5649].map((asOf) => countOf(events, asOf))).toEqual([63, 62, 61, 61, 60]);
  });

  it('A5 with one more, the stretch leaves as a whole', () => {
    const events = viewsAt(5000, 5001, 5005, 5009, ...each(61, 5400));

    expect([5640, 5641, 5645, 5649, 5650].map((asOf) => countOf(events, asOf))).toEqual([65, 65, 65, 65, 61]);
  });

  it('A5 what comes after the stretch of the edge is exact by then', () => {
    const events = viewsAt(5000, ...each(61, 5400));

    expect([6040, 6041, 6078, 6079].map((asOf) => countOf(events, asOf))).toEqual([59, 57, 1, 0]);
  });

  it('A5 a late event joins a stretch of which the events are forgotten', () => {
    const crowd = viewsAt(...each(65, 5400));
    const late = [event('view', 5111), event('view', 5119)];

    for (const events of [
      [...crowd, ...late],
      [...late, ...crowd],
    ]) {
      expect([5751, 5755, 5759, 5760].map((asOf) => countOf(events, asOf))).toEqual([67, 67, 67, 65]);
    }
  });

  it('A5 a late event where there was none counts with its stretch as well', () => {
    const burst = viewsAt(...Array.from({ length: 65 }, () => 5500));
    const [early, late] = [event('view', 5601), event('view', 5123)];

    for (const events of orders([burst, [early], [late]]).map((order) => order.flat())) {
      expect([5760, 5763, 5769, 5770].map((asOf) => countOf(events, asOf))).toEqual([67, 67, 67, 66]);
    }
  });

  it('A1 an event that has left the window already changes nothing', () => {
    expect(countOf(viewsAt(5000, 4360, 4361), 5000)).toBe(2);
    expect(countOf(viewsAt(4360, 4361, 5000), 5000)).toBe(2);
  });

  it('S5 a stretch that has left is let go', () => {
    const memories = [1000, 2000, 3000].map((time) => event('view', time));

    expect(countOf(memories, 3000)).toBe(1);
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
