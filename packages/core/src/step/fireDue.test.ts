import { describe, expect, it } from 'vitest';

import { event } from '../../test/event.ts';
import { polluted } from '../../test/fuzz/birthright.ts';
import { play } from '../../test/play.ts';
import { places, small } from '../../test/small.ts';
import { wakeUp } from '../../test/wakeUp.ts';
import { eq } from '../conditions/eq.ts';
import { qualify } from '../funnel/qualify.ts';
import { count } from '../profile/count.ts';
import { compile } from '../strategy/standardCompile.ts';
import { absence } from '../triggers/absence.ts';

const step = compile(
  small({
    aggregates: { carts: count('cart', { per: 35 }) },
    triggers: {
      c: absence({ after: 'cart', of: 'order', for: 30 }),
      b: absence({ after: 'cart', of: 'order', for: 20 }),
      a: absence({ after: 'cart', of: 'order', for: 30 }),
    },
    actions: [
      { id: 'one', channel: 'email', on: 'c', when: eq('profile.carts', 1) },
      { id: 'none', channel: 'email', on: 'c', when: eq('profile.carts', 0) },
    ],
    funnel: [qualify(), places],
  }),
);
const opened = step(undefined, event('cart', 100), 100);
const names = ({ fired }: typeof opened) => fired.map(({ name, at }) => [name, at]);

describe('fireDue', () => {
  it('S3 wakes for the first due time', () => {
    expect(opened.wakeAt).toBe(120);
    expect(step(opened.state, wakeUp, 120).wakeAt).toBe(130);
    expect(step(opened.state, wakeUp, 130).wakeAt).toBe(undefined);
  });

  it('S3 wakes for no trigger that the state does not have itself', () => {
    const { state } = step(undefined, event('visit', 100), 100);
    const memory = { opened: event('cart', 10) };
    const there = polluted(['c'], memory, () => step(state, event('cart', 200), 200));

    expect(there).toMatchObject({ wakeAt: 220, fired: [], faults: [] });
    expect(polluted(['c'], memory, () => step(state, wakeUp, 200))).toMatchObject({ wakeAt: undefined, fired: [] });
  });

  it('S3 wakes in the past where what opened it comes late', () => {
    expect(play(step, [event('visit', 500), [event('cart', 400), 500]]).wakeAt).toBe(420);
  });

  it('T5 a wake-up fires what is due at or before now, the earliest first, ties by name', () => {
    expect(names(step(opened.state, wakeUp, 119))).toEqual([]);
    expect(names(step(opened.state, wakeUp, 120))).toEqual([['b', 120]]);
    expect(names(step(opened.state, wakeUp, 999))).toEqual([
      ['b', 120],
      ['a', 130],
      ['c', 130],
    ]);
  });

  it('T5 an event fires what is due before it, not at its time', () => {
    expect(names(step(opened.state, event('visit', 120), 120))).toEqual([]);
    expect(names(step(opened.state, event('visit', 121), 121))).toEqual([['b', 120]]);
    expect(names(step(opened.state, event('order', 130), 130))).toEqual([['b', 120]]);
    expect(step(opened.state, event('order', 130), 130).wakeAt).toBe(undefined);
  });

  it('T5 looks at the time of the event, not at now', () => {
    expect(names(step(opened.state, event('visit', 110), 999))).toEqual([]);
  });

  it('T5 fires once', () => {
    const { state } = step(opened.state, wakeUp, 120);

    expect(names(step(state, wakeUp, 120))).toEqual([]);
  });

  it('T6 rules see the event that opened an absence', () => {
    expect(step(opened.state, wakeUp, 120).fired).toEqual([
      { name: 'b', id: 'cart@100', openedAt: 100, at: 120, event: event('cart', 100) },
    ]);
  });

  it('A1 sees the aggregates as of the time at which it was due, however late it is woken', () => {
    expect(step(opened.state, wakeUp, 9999).decisions.map(({ action }) => action)).toEqual(['one']);
  });

  it('A1 sees the aggregates as of the watermark where that is later', () => {
    const late = play(step, [event('visit', 150), [event('cart', 101), 150], [wakeUp, 150]]);

    expect(late.decisions.map(({ action }) => action)).toEqual(['none']);
  });

  it('T3 what closed it is remembered after it has fired', () => {
    const { state } = play(step, [event('order', 90), event('cart', 100), [wakeUp, 200]]);

    expect(state.triggers['a']).toEqual({ closedAt: 90 });
    expect(step(state, event('cart', 80), 210).wakeAt).toBe(undefined);
  });
});
