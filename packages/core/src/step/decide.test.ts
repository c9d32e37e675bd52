import { describe, expect, it } from 'vitest';

import { event } from '../../test/event.ts';
import { request } from '../../test/request.ts';
import { places, small } from '../../test/small.ts';
import { lt } from '../conditions/lt.ts';
import { lever } from '../factors/lever.ts';
import { product } from '../factors/product.ts';
import { value } from '../factors/value.ts';
import { allocate } from '../funnel/allocate.ts';
import { arbitrate } from '../funnel/arbitrate.ts';
import { holdout } from '../funnel/holdout.ts';
import { limit } from '../funnel/limit.ts';
import { qualify } from '../funnel/qualify.ts';
import { cap } from '../policies/cap.ts';
import { compile } from '../strategy/standardCompile.ts';
import type { Strategy } from '../strategy/strategy.ts';
import { occurrence } from '../triggers/occurrence.ts';

const source: Strategy = small({
  triggers: { came: occurrence('visit'), bought: occurrence('order') },
  actions: [
    { id: 'banner', group: 'sale', channel: 'web', value: 3, lever: 2, content: { web: { text: 'Hi' }, email: 'no' } },
    { id: 'letter', channel: 'email', on: 'came' },
    { id: 'thanks', channel: 'email', on: 'bought' },
  ],
});
const step = compile(source);
const ids = ({ decisions }: ReturnType<typeof step>) => decisions.map(({ action }) => action);
const idOf = (parts: Partial<Strategy>, customer = 'ada', cause = 'r1') =>
  compile({ ...source, ...parts })(undefined, { ...request(cause), customer }, 5).decisions[0]?.id;

describe('decide', () => {
  it('F1 a trigger proposes the actions that name it, a request those that name none', () => {
    expect(ids(step(undefined, event('visit', 1), 1))).toEqual(['letter']);
    expect(ids(step(undefined, event('order', 1), 1))).toEqual(['thanks']);
    expect(ids(step(undefined, request(), 1))).toEqual(['banner']);
    expect(ids(step(undefined, event('click', 1), 1))).toEqual([]);
  });

  describe('with a fallback', () => {
    const slots = { hero: { channel: 'web', atMost: 1, fallback: 'house' } };
    const step = (...stages: Strategy['funnel']) =>
      compile(
        small({
          actions: [
            { id: 'a', channel: 'web' },
            { id: 'house', channel: 'web', content: { web: 'Hi' } },
          ],
          funnel: [...stages, allocate(slots)],
        }),
      );
    const answer = (...stages: Strategy['funnel']) => step(...stages)(undefined, request(), 1).decisions;

    it('F9 shows it to who is held out, scored by nobody, and says with which probability at least', () => {
      expect(answer(holdout({ share: 1 }), arbitrate(value()))).toMatchObject([
        { action: 'house', slot: 'hero', content: 'Hi', score: 0, factors: [], probability: 1, fallback: true },
      ]);
      const shares = Array.from({ length: 40 }, (_, i) =>
        step(holdout({ share: 0.4 }))(undefined, { ...request(), customer: `c${i}` }, 1).decisions.map(
          ({ fallback = false, probability }) => [fallback, probability],
        ),
      );
      expect(new Set(shares.map(String))).toEqual(new Set(['true,0.4', 'false,0.6']));
    });

    it('F9 shows it where no candidate is left, however often, and no cap counts it', () => {
      const capped = step(limit(cap({ atMost: 0, per: 100 })), arbitrate(value()));
      const { decisions, state } = capped(undefined, request(), 1);

      expect(decisions).toMatchObject([{ action: 'house', fallback: true, probability: 1 }]);
      expect(state.contacts).toEqual([]);
      expect(capped(state, request('r2'), 1).decisions).toMatchObject([{ action: 'house', fallback: true }]);
    });

    it('F9, F7 shows it in brief as well', () => {
      const actions = [
        { id: 'a', channel: 'web', when: lt('now', 0) as never },
        { id: 'house', channel: 'web' },
      ];
      const funnel = [qualify(), limit(cap({ atMost: 0, per: 100 })), allocate(slots)];

      expect(compile(small({ actions, funnel }), { brief: true })(undefined, request(), 1).decisions).toMatchObject([
        { action: 'house', fallback: true },
      ]);
    });
  });

  it('F1 stages run in the order of the strategy, over what the ones before have left', () => {
    const order = (...funnel: Strategy['funnel']) => compile({ ...source, funnel })(undefined, request(), 1);
    const nobody = holdout({ share: 1 });
    const zero = arbitrate(lever({ banner: 0 }));

    expect(order(nobody, zero, places).dropped.map(({ reason }) => reason)).toEqual(['HELD_OUT']);
    expect(order(zero, nobody, places).dropped.map(({ reason }) => reason)).toEqual(['ZERO_SCORE']);
  });

  it('says what was chosen for whom, when and why', () => {
    const ranked = compile({ ...source, funnel: [arbitrate(product(value(), lever())), places] });

    expect(ranked(undefined, request('r1'), 5).decisions).toEqual([
      {
        id: expect.stringMatching(/^[0-9a-f]{32}$/),
        customer: 'ada',
        action: 'banner',
        group: 'sale',
        channel: 'web',
        slot: 'hero',
        content: { text: 'Hi' },
        at: 5,
        cause: { kind: 'request', id: 'r1' },
        score: 6,
        factors: [
          { factor: 'value', value: 3 },
          { factor: 'lever', value: 2 },
        ],
        probability: 1,
        strategy: ranked.strategy,
      },
    ]);
    expect(ranked.strategy).toMatchObject({ id: 'small', version: '1' });
  });

  it('names trigger and event as the cause', () => {
    expect(step(undefined, event('visit', 3), 9).decisions[0]?.cause).toEqual({
      kind: 'trigger',
      trigger: 'came',
      match: 'visit@3',
      event: 'visit@3',
      at: 3,
    });
  });

  it('R1 without arbitrate every score is 1, and the order of the strategy holds', () => {
    const actions = ['b', 'a', 'c'].map((id) => ({ id, channel: 'email', value: 9 }));
    const { decisions } = compile(small({ actions }))(undefined, request(), 1);

    expect(decisions.map(({ action, score, factors }) => [action, score, factors])).toEqual([
      ['b', 1, []],
      ['a', 1, []],
      ['c', 1, []],
    ]);
  });

  it.each(['constructor', 'toString', '__proto__'])(
    'gives no content for the channel %s, where there is none',
    (channel) => {
      const odd = compile(
        small({ actions: [{ id: 'a', channel, content: {} }], funnel: [allocate({ s: { channel, atMost: 1 } })] }),
      );

      expect(odd(undefined, request(), 1).decisions[0]).not.toHaveProperty('content');
    },
  );

  it('D1 an id does not depend on when it was decided, or on the version', () => {
    const first = idOf({});

    expect(step(undefined, request('r1'), 999).decisions[0]?.id).toBe(first);
    expect(idOf({ version: '2', actions: source.actions.map((each) => ({ ...each, value: 1 })) })).toBe(first);
  });

  it('D1 an id depends on strategy, customer, cause, slot and action', () => {
    const renamed = (id: string) =>
      source.actions.map((each) => ({ ...each, id: each.id === 'banner' ? id : each.id }));
    const all = [
      idOf({}),
      idOf({ id: 'other' }),
      idOf({}, 'bob'),
      idOf({}, 'ada', 'r2'),
      idOf({ funnel: [allocate({ top: { channel: 'web', atMost: 1 } })] }),
      idOf({ actions: renamed('flag') }),
    ];

    expect(new Set(all).size).toBe(all.length);
    expect(all).not.toContain(undefined);
  });

  it('D1 an id depends on the trigger and the id of the event that rules see, and not on its time', () => {
    const by = (parts: Partial<Strategy>, id: string, time = 1) =>
      compile({ ...source, ...parts })(undefined, event('visit', time, {}, { id }), 9).decisions[0]?.id;
    const other = {
      triggers: { seen: occurrence('visit') },
      actions: [{ id: 'letter', channel: 'email', on: 'seen' }],
    };

    expect(by({}, 'e1', 2)).toBe(by({}, 'e1', 1));
    expect(new Set([by({}, 'e1'), by({}, 'e2'), by(other, 'e1')]).size).toBe(3);
  });

  it('D1 a request is never taken for an event', () => {
    const both = compile(
      small({
        triggers: { 'came e': occurrence('visit') },
        actions: [
          { id: 'a', channel: 'web', on: 'came e' },
          { id: 'b', channel: 'web' },
        ],
      }),
    );
    const [one] = both(undefined, event('visit', 1, {}, { id: 'x' }), 1).decisions;
    const [other] = both(undefined, request('x'), 1).decisions;

    expect(one?.id).not.toBe(other?.id);
  });

  it('D2 the probability is 1, or what hold-outs left', () => {
    const twice = compile({ ...source, funnel: [holdout({ share: 0.1 }), holdout({ share: 0.05 }), places] });

    expect(step(undefined, request(), 1).decisions[0]?.probability).toBe(1);
    expect(twice(undefined, { ...request(), customer: 'bob' }, 1).decisions[0]?.probability).toBe(1 - 0.1);
  });
});
