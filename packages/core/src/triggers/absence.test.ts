import { describe, expect, it } from 'vitest';

import { event } from '../../test/event.ts';
import { watch } from '../../test/watch.ts';
import { gte } from '../conditions/gte.ts';
import type { CustomerEvent } from '../events/customerEvent.ts';
import type { Instant } from '../time/instant.ts';
import { absence } from './absence.ts';
import type { Opening } from './opening.ts';

const abandoned = absence({ after: 'cart', of: 'order', for: 30 });
const cart = (time: number, total = 0): CustomerEvent => event('cart', time, { total });
const order = (time: number): CustomerEvent => event('order', time);

/** The open absence as [opened, due], where there is one. */
const open = (...events: readonly CustomerEvent[]): readonly Instant[] | undefined => {
  const { memory, due } = watch(abandoned, events);
  const { opened } = (memory ?? {}) as Opening;
  return opened && [opened.time, due!];
};

describe('absence', () => {
  it.each<[string, readonly CustomerEvent[], readonly Instant[] | undefined]>([
    ['an after opens it', [cart(100)], [100, 130]],
    ['another event leaves it open', [cart(100), event('visit', 110)], [100, 130]],
    ['an of at the same time closes it', [cart(100), order(100)], undefined],
    ['an of in time closes it', [cart(100), order(115)], undefined],
    ['an of at the last moment closes it', [cart(100), order(130)], undefined],
    ['an of older than the after closes nothing', [cart(100), order(99)], [100, 130]],
    ['an of without an after opens nothing', [order(100)], undefined],
    ['a later after opens it anew', [cart(100), cart(110)], [110, 140]],
    ['an after at the same time opens it anew', [cart(100), event('cart', 100, {}, { id: 'other' })], [100, 130]],
    ['an after older than the open one opens nothing', [cart(100), cart(90)], [100, 130]],
    ['an after behind the of opens it again', [cart(100), order(110), cart(120)], [120, 150]],
    ['an after at the time of the of opens it again', [cart(100), order(110), cart(110)], [110, 140]],
    ['an after older than an of seen before opens nothing', [order(110), cart(100)], undefined],
    ['the latest of counts, not the last to arrive', [order(110), order(90), cart(100)], undefined],
  ])('T3 %s', (_, events, expected) => {
    expect(open(...events)).toEqual(expected);
  });

  it('T3 an after at the same time takes the place of the one before', () => {
    const other = event('cart', 100, {}, { id: 'other' });

    expect((watch(abandoned, [cart(100), other]).memory as Opening).opened).toEqual({ id: 'other', time: 100 });
  });

  it('T3 an event that matches both closes first and then opens', () => {
    const again = absence({ after: 'visit', of: 'visit', for: 30 });
    const { memory, due, supersedes } = watch(again, [event('visit', 100), event('visit', 110)]);

    const { opened, closedAt } = memory as Opening;

    expect([opened?.time, closedAt, due, supersedes]).toEqual([110, 110, 140, true]);
  });

  it('T3 never fires at an event', () => {
    expect(watch(abandoned, [cart(100), order(110), cart(120), cart(500)]).fired).toEqual([]);
  });

  it('T1 both steps may ask more of an event', () => {
    const large = absence({
      after: { type: 'cart', where: gte('event.total', 50) },
      of: { type: 'order', where: gte('event.total', 50) },
      for: 30,
    });

    expect(watch(large, [cart(100, 49)]).memory).toBe(undefined);
    expect(watch(large, [cart(100, 50), event('order', 110, { total: 49 })]).due).toBe(130);
    expect(watch(large, [cart(100, 50), event('order', 110)]).due).toBe(130);
    expect(watch(large, [cart(100, 50), event('order', 110, { total: 50 })]).due).toBe(undefined);
  });

  it.each<[string, readonly CustomerEvent[], boolean]>([
    ['opens it', [cart(100)], true],
    ['opens it anew', [cart(100), cart(110)], true],
    ['closes it', [cart(100), order(110)], true],
    ['comes after it has fired and would have closed it', [order(110)], true],
    ['is an older after', [cart(100), cart(90)], false],
    ['is an older of', [cart(100), order(90)], false],
    ['is another', [cart(100), event('visit', 110)], false],
  ])('P3 says whether an event takes the place of what is held back: it %s', (_, events, supersedes) => {
    expect(watch(abandoned, events).supersedes).toBe(supersedes);
  });

  it('S5, T24 remembers of one event when it was, and one time', () => {
    const events = Array.from({ length: 50 }, (_, i) => (i % 3 === 0 ? order(i) : cart(i)));

    expect(watch(abandoned, events).memory).toEqual({ opened: { id: cart(49).id, time: 49 }, closedAt: 48 });
  });
});
