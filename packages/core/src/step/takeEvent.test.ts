import { describe, expect, it } from 'vitest';

import { event } from '../../test/event.ts';
import { play } from '../../test/play.ts';
import { request } from '../../test/request.ts';
import { places, small } from '../../test/small.ts';
import { eq } from '../conditions/eq.ts';
import { gte } from '../conditions/gte.ts';
import type { CustomerEvent } from '../events/customerEvent.ts';
import { limit } from '../funnel/limit.ts';
import { qualify } from '../funnel/qualify.ts';
import { consent } from '../policies/consent.ts';
import { count } from '../profile/count.ts';
import { compile } from '../strategy/standardCompile.ts';
import { days } from '../time/duration.ts';
import { absence } from '../triggers/absence.ts';
import { occurrence } from '../triggers/occurrence.ts';
import { sequence } from '../triggers/sequence.ts';
import type { StepResult } from './stepResult.ts';

const chosen = ({ decisions }: StepResult): readonly string[] => decisions.map(({ action }) => action);

const everyVisit = {
  triggers: { came: occurrence('visit') },
  actions: [{ id: 'hello', channel: 'email', on: 'came' }],
};
const step = compile(small(everyVisit));

describe('takeEvent', () => {
  it('C1 takes nothing for a memory that is on a prototype', () => {
    const counting = compile(small({ aggregates: { visits: count('visit') } }));
    Object.defineProperty(Object.prototype, 'visits', { value: 7, configurable: true, writable: true });
    try {
      const { visits } = counting(undefined, event('visit', 5), 5).state.aggregates;
      expect(visits).toBe(1);
    } finally {
      Reflect.deleteProperty(Object.prototype, 'visits');
    }
  });

  it('S1 aggregates are remembered in the order of the strategy, whichever has something to remember first', () => {
    const aggregates = {
      carts: count('cart'),
      visits: count('visit'),
      dear: count('cart', { where: gte('event.total', 9) }),
    };
    const counting = compile(small({ aggregates }));
    const known = (...inputs: readonly CustomerEvent[]) => Object.entries(play(counting, inputs).state.aggregates);

    expect(known(event('visit', 1), event('cart', 2))).toEqual([
      ['carts', 1],
      ['visits', 1],
    ]);
    expect(known(event('cart', 1), event('visit', 2), event('cart', 3, { total: 9 }))).toEqual([
      ['carts', 2],
      ['visits', 1],
      ['dear', 1],
    ]);
  });

  it('E1 an event that was here is ignored', () => {
    const first = step(undefined, event('visit', 5), 5);
    const second = step(first.state, event('visit', 5), 6);

    expect(chosen(first)).toEqual(['hello']);
    expect(second).toMatchObject({ ignored: 'DUPLICATE', decisions: [], fired: [] });
    expect(second.state).toBe(first.state);
  });

  it('E1 knows an event by its id alone', () => {
    expect(play(step, [event('visit', 5, {}, { id: 'x' }), event('order', 9, {}, { id: 'x' })]).ignored).toBe(
      'DUPLICATE',
    );
  });

  it('E1 the last 32 are remembered', () => {
    const visits = Array.from({ length: 33 }, (_, i) => event('visit', i, {}, { id: `v${i}` }));
    const { state } = play(step, visits);
    const again = (i: number) => step(state, { ...visits[i]!, time: 40 }, 40).ignored;

    expect(state.seen).toHaveLength(32);
    expect([again(0), again(1), again(32)]).toEqual([undefined, 'DUPLICATE', 'DUPLICATE']);
  });

  it('E1 ids of events and of requests are kept apart, and share the places', () => {
    const scene = [event('visit', 1, {}, { id: 'x' }), [request('x'), 2]] as const;
    const requests = Array.from({ length: 32 }, (_, i) => [request(`r${i}`), 3] as const);

    expect(play(step, scene).ignored).toBe(undefined);
    expect(play(step, [...scene, [request('x'), 3]]).ignored).toBe('DUPLICATE');
    expect(play(step, [...scene, ...requests, event('visit', 4, {}, { id: 'x' })]).ignored).toBe(undefined);
  });

  it('E2 an event from the future counts as happening now', () => {
    const { state, fired } = step(undefined, event('visit', 900), 500);

    expect(state.watermark).toBe(500);
    expect(fired).toMatchObject([{ at: 500, event: { time: 500 } }]);
  });

  it.each<[string, number | undefined, number, boolean]>([
    ['a day old, exactly', undefined, days(1), true],
    ['more than a day old', undefined, days(1) + 1, false],
    ['as old as the strategy allows', 100, 100, true],
    ['older than the strategy allows', 100, 101, false],
    ['old, where nothing may be late', 0, 1, false],
    ['of the same time, where nothing may be late', 0, 0, true],
  ])('E3 an event that is %s', (_, lateness, age, isInTime) => {
    const late = compile(small({ ...everyVisit, ...(lateness === undefined ? {} : { lateness }) }));
    const { state } = late(undefined, event('visit', days(9)), days(9));
    const result = late(state, event('visit', days(9) - age, {}, { id: 'late' }), days(9));

    expect(result.ignored).toBe(isInTime ? undefined : 'TOO_LATE');
    expect(result.state === state).toBe(!isInTime);
    expect(result.state.watermark).toBe(days(9));
  });

  it('E3 the watermark is the latest event time, and no request moves it', () => {
    expect(play(step, [event('visit', 50), event('visit', 20), [request(), 500]]).state.watermark).toBe(50);
  });

  it('E3 the id of an event that came too late is not remembered', () => {
    const { state } = step(undefined, event('visit', days(9)), days(9));

    expect(step(state, event('visit', 0), days(9)).state.seen).toEqual(state.seen);
  });

  it('E4 what is due fires before the profile changes; recipe, consent and aggregates come before the triggers', () => {
    const order = small({
      recipes: { visit: 'remember' },
      aggregates: { visits: count('visit') },
      triggers: {
        came: occurrence('visit', eq('profile.visits', 1)),
        gone: absence({ after: 'cart', of: 'order', for: 10 }),
        tagged: occurrence('visit', eq('profile.tag', 'new')),
      },
      actions: [
        { id: 'early', channel: 'email', on: 'gone', when: eq('profile.visits', 0) },
        { id: 'late', channel: 'email', on: 'gone', when: gte('profile.visits', 1) },
        { id: 'hello', channel: 'email', on: 'came', when: eq('profile.visits', 1) },
        { id: 'tag', channel: 'email', on: 'tagged' },
      ],
      funnel: [qualify(), places],
    });
    const recipes = { remember: (draft: Record<string, unknown>) => void (draft['tag'] = 'new') };
    const result = play(compile(order, { recipes }), [event('cart', 0), event('visit', 11)]);

    expect(result.fired.map(({ name }) => name)).toEqual(['gone', 'came', 'tagged']);
    expect(chosen(result)).toEqual(['early', 'hello', 'tag']);
  });

  it('E4 an event that gives consent opens what needs it', () => {
    const asked = compile(
      small({
        triggers: { yes: occurrence('consent_granted') },
        actions: [{ id: 'thanks', channel: 'email', on: 'yes' }],
        funnel: [limit(consent('email', 'marketing')), places],
      }),
    );

    expect(chosen(asked(undefined, event('consent_granted', 1, { channel: 'email' }), 1))).toEqual(['thanks']);
    expect(chosen(asked(undefined, event('consent_granted', 1, { channel: 'sms' }), 1))).toEqual([]);
  });

  it('E5 a recipe that throws is a fault, and the event goes on', () => {
    const broken = compile(small({ ...everyVisit, recipes: { visit: 'fail' } }), {
      recipes: {
        fail: (draft) => {
          draft['half'] = true;
          throw new Error('no');
        },
      },
    });
    const result = broken(undefined, event('visit', 1), 1);

    expect(result.faults).toMatchObject([{ code: 'RECIPE_FAILED' }]);
    expect(result.state.profile).toEqual({});
    expect(chosen(result)).toEqual(['hello']);
  });

  it('T1 triggers see an event in the order in which the strategy lists them', () => {
    const both = compile(small({ triggers: { b: occurrence('visit'), a: occurrence('visit') } }));

    expect(both(undefined, event('visit', 1), 1).fired.map(({ name }) => name)).toEqual(['b', 'a']);
  });

  it('T6 rules see the last event of a sequence, with its trigger', () => {
    const followed = compile(small({ triggers: { back: sequence({ first: 'click', second: 'visit', within: 9 }) } }));
    const { fired } = play(followed, [event('click', 1), event('visit', 5)]);

    expect(fired).toEqual([{ name: 'back', id: 'visit@5', openedAt: 1, at: 5, event: event('visit', 5) }]);
  });

  it('T6 conditions see name, openedAt and at of the trigger', () => {
    const looking = compile(
      small({
        triggers: { back: sequence({ first: 'click', second: 'visit', within: 9 }) },
        actions: [
          { id: 'name', channel: 'email', on: 'back', when: eq('trigger.name', 'back') },
          { id: 'opened', channel: 'email', on: 'back', when: eq('trigger.openedAt', 1) },
          { id: 'at', channel: 'email', on: 'back', when: eq('trigger.at', 5) },
          { id: 'event', channel: 'email', on: 'back', when: eq('event.type', 'visit') },
        ],
        funnel: [qualify(), places],
      }),
    );

    expect(chosen(play(looking, [event('click', 1), [event('visit', 5), 7]]))).toEqual([
      'name',
      'opened',
      'at',
      'event',
    ]);
  });
});
