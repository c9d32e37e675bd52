import { describe, expect, it } from 'vitest';

import { event } from '../../test/event.ts';
import { watch } from '../../test/watch.ts';
import { eq } from '../conditions/eq.ts';
import type { CustomerEvent } from '../events/customerEvent.ts';
import type { Instant } from '../time/instant.ts';
import { sequence } from './sequence.ts';

const followed = sequence({ first: 'click', second: 'visit', within: 30 });
const click = (time: number): CustomerEvent => event('click', time);
const visit = (time: number): CustomerEvent => event('visit', time);

describe('sequence', () => {
  it.each<[string, readonly CustomerEvent[], readonly (readonly [Instant, Instant])[]]>([
    ['fires at the second', [click(100), visit(110)], [[100, 110]]],
    ['fires at the same time', [click(100), visit(100)], [[100, 100]]],
    ['fires at the last moment', [click(100), visit(130)], [[100, 130]]],
    ['does not fire after that', [click(100), visit(131)], []],
    ['does not fire at a second from before', [click(100), visit(99)], []],
    ['does not fire where the second comes first', [visit(110), click(100)], []],
    ['lets other events lie between', [click(100), event('open', 105), visit(110)], [[100, 110]]],
    ['is closed once it has fired', [click(100), visit(110), visit(120)], [[100, 110]]],
    ['a new first opens it anew', [click(100), click(120), visit(140)], [[120, 140]]],
    ['a late first does not', [click(120), click(100), visit(131)], [[120, 131]]],
    [
      'a late first opens it where none is open',
      [click(100), visit(110), click(90), visit(111)],
      [
        [100, 110],
        [90, 111],
      ],
    ],
    ['a second out of time leaves it open', [click(100), visit(131), visit(120)], [[100, 120]]],
  ])('T4 %s', (_, events, fired) => {
    expect(watch(followed, events).fired).toEqual(fired);
  });

  it('T4, T24 a first at the same time takes the place of the one before, and nothing but its time is kept', () => {
    const other = event('click', 100, { campaign: 'autumn' }, { id: 'other' });

    expect(watch(followed, [click(100), other]).memory).toEqual({ opened: { time: 100 } });
  });

  it('T4 an event that matches both closes first and then opens', () => {
    const again = sequence({ first: 'visit', second: 'visit', within: 30 });

    expect(watch(again, [visit(100), visit(110), visit(120), visit(160), visit(170)]).fired).toEqual([
      [100, 110],
      [110, 120],
      [160, 170],
    ]);
  });

  it('T1 both steps may ask more of an event', () => {
    const toShop = sequence({
      first: { type: 'click', where: eq('event.in', 'mail') },
      second: { type: 'visit', where: eq('event.page', 'shop') },
      within: 30,
    });
    const mail = event('click', 100, { in: 'mail' });

    expect(watch(toShop, [click(100), event('visit', 110, { page: 'shop' })]).fired).toEqual([]);
    expect(watch(toShop, [mail, visit(105), event('visit', 110, { page: 'shop' })]).fired).toEqual([[100, 110]]);
  });

  it('T4 time alone changes nothing', () => {
    expect(watch(followed, [click(100)]).due).toBe(undefined);
  });
});
