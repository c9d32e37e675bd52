import { describe, expect, it } from 'vitest';

import { builder } from '../../test/builder.ts';
import { event } from '../../test/event.ts';
import { gather } from '../../test/gather.ts';
import { orders } from '../../test/orders.ts';
import { days } from '../time/duration.ts';
import { instant } from '../time/instant.ts';
import { decayed } from './decayed.ts';

const start = instant('2026-11-02T09:00Z');
const engagement = decayed({ view: 1, cart: 3, order: 10, complaint: -5 }, { halfLife: days(7) });

describe('decayed', () => {
  it('A12 adds the weights up', () => {
    const events = ['view', 'cart', 'order', 'complaint'].map((type) => event(type, start));

    expect(gather(engagement, events)).toBeCloseTo(9, 12);
    expect(gather(engagement, [])).toBe(0);
  });

  it.each([0, 1, 3.5, 7, 14, 100])('A12 half of it is left after a half-life: %s days', (age) => {
    expect(gather(engagement, [event('order', start)], start + days(age))).toBeCloseTo(10 / 2 ** (age / 7), 12);
  });

  it('A12 forgets what is older than 64 to 128 half-lives, by when it happened', () => {
    const score = (age: number) => gather(engagement, [event('order', start)], start + days(7 * age)) as number;

    expect(score(64)).toBeCloseTo(10 / 2 ** 64, 30);
    expect(score(64)).toBeGreaterThan(0);
    expect(score(128)).toBe(0);
    expect(gather(engagement, [event('view', start + days(7 * 128)), event('order', start)])).toBeCloseTo(1, 12);
  });

  it('A5 is the same to the last bit in every order', () => {
    const events = [0, 0.1, 3.3, 9.7, 444, 500].map((age, i) =>
      event(['view', 'order', 'cart'][i % 3]!, start + days(age)),
    );
    const scores = orders(events).map((order) => gather(engagement, order, start + days(501)));

    expect(new Set(scores).size).toBe(1);
  });

  it('A12 multiplies by a property', () => {
    const spending = decayed({ order: 1, refund: -1 }, { halfLife: days(30), property: 'total' });
    const events = [
      event('order', start, { total: 50 }),
      event('refund', start, { total: 20 }, { id: 'r' }),
      event('order', start, { total: '7' }, { id: 'b' }),
      event('order', start, {}, { id: 'c' }),
    ];

    expect(gather(spending, events)).toBeCloseTo(30, 12);
  });

  it('A12 leaves out what would leave the range of doubles', () => {
    const spending = decayed({ order: 1e300 }, { halfLife: 1, property: 'total' });

    expect(gather(spending, [event('order', 1, { total: 1e300 })])).toBe(0);
    expect(gather(decayed({ order: 1e300 }, { halfLife: 1 }), [event('order', 1)])).toBe(0);
  });

  it('A12 listens to the types that it names, by birth or not', () => {
    expect(builder().aggregate(engagement, '')!.listensTo).toEqual(['view', 'cart', 'order', 'complaint']);
    expect(gather(decayed({}, { halfLife: 1 }), [event('toString', 1)])).toBe(0);
  });

  it('S5 keeps nothing of a first event that is too old to be seen', () => {
    const aggregate = builder().aggregate(engagement, '')!;
    const keptOf = (halfLives: number) =>
      (aggregate.add(undefined, event('order', start), start + days(7 * halfLives)) as readonly number[]).length;

    expect([0, 63, 192].map(keptOf)).toEqual([4, 4, 1]);
  });

  it('S5 stays short, however much happens', () => {
    const aggregate = builder().aggregate(engagement, '')!;
    let memory: unknown;
    for (let i = 0; i < 3000; i += 1)
      memory = aggregate.add(memory, event('cart', start + i * days(0.37)), start + i * days(0.37));

    expect(JSON.stringify(memory).length).toBeLessThan(200);
  });
});
