import { describe, expect, it } from 'vitest';

import { builder } from '../../../test/builder.ts';
import { event } from '../../../test/event.ts';
import { gather } from '../../../test/gather.ts';
import { orders } from '../../../test/orders.ts';
import { days, minutes } from '../../time/duration.ts';
import { count } from '../count.ts';
import { first } from '../first.ts';

const GAP = 30;
const visits = count('view', { session: GAP });
const viewsAt = (...times: readonly number[]) => times.map((time) => event('view', time, { at: time }));

/** Of each the start, the end and the summary, after the form. */
const sessionsIn = (memory: unknown): number => ((memory as readonly unknown[]).length - 1) / 3;

describe('session', () => {
  it('A1 goes back as long as no gap is longer', () => {
    expect(gather(visits, viewsAt(0, 31, 61, 91))).toBe(3);
    expect(gather(first('view', 'at', { session: GAP }), viewsAt(0, 31, 61, 91))).toBe(31);
  });

  it('A1 is over when nothing has happened for longer than the gap', () => {
    expect([91, 121, 121.5, 122].map((asOf) => gather(visits, viewsAt(31, 61, 91), asOf))).toEqual([3, 3, 0, 0]);
  });

  it.each(orders([0, 30, 60, 91]).map((order) => [order]))('A5 in the order %j', (order) => {
    expect(gather(visits, viewsAt(...order))).toBe(1);
    expect(gather(count('view', { session: 31 }), viewsAt(...order))).toBe(4);
  });

  it('A5 a late event joins what was apart', () => {
    expect(gather(visits, viewsAt(0, 60))).toBe(1);
    expect(gather(visits, viewsAt(0, 60, 30))).toBe(3);
  });

  it('S5 keeps what a late event may still join, and no more', () => {
    const aggregate = builder({ lateness: 100 }).aggregate(visits, '')!;
    const remembered = (...times: readonly number[]) => {
      let memory: unknown;
      for (const each of viewsAt(...times))
        memory = aggregate.add(memory, each, Math.max(...times.slice(0, 1), each.time));
      return sessionsIn(memory);
    };

    expect(remembered(0, 130)).toBe(2);
    expect(remembered(0, 131)).toBe(1);
    expect(remembered(131, 0)).toBe(1);
  });

  it('S5 keeps 64 sessions at most', () => {
    const aggregate = builder({ lateness: days(30) }).aggregate(count('view', { session: minutes(1) }), '')!;
    let memory: unknown;
    for (let i = 0; i < 100; i += 1) memory = aggregate.add(memory, event('view', i * minutes(2)), i * minutes(2));

    expect(sessionsIn(memory)).toBe(64);
  });
});
