import { describe, expect, it } from 'vitest';

import { event } from '../../test/event.ts';
import { faultsOf } from '../../test/faultsOf.ts';
import { play } from '../../test/play.ts';
import { places, small } from '../../test/small.ts';
import { wakeUp } from '../../test/wakeUp.ts';
import { limit } from '../funnel/limit.ts';
import { quiet } from '../policies/quiet.ts';
import type { Node } from '../shape/shape.ts';
import { compile } from '../strategy/standardCompile.ts';
import type { Strategy } from '../strategy/strategy.ts';
import { hours } from '../time/duration.ts';
import { absence } from './absence.ts';
import { drain } from './drain.ts';
import { occurrence } from './occurrence.ts';
import { schedule } from './schedule.ts';
import { sequence } from './sequence.ts';

const old = absence({ after: 'cart', of: 'order', for: 30 });
const version = (n: number, triggers: Readonly<Record<string, Node>>, parts: Partial<Strategy> = {}) =>
  compile(
    small({
      version: String(n),
      triggers,
      actions: [{ id: 'letter', channel: 'email', on: 'left' }],
      ...parts,
    }),
  );
const one = version(1, { left: old });
const two = version(2, {
  left: absence({ after: 'checkout', of: 'order', for: 60 }),
  left_1: drain(old, { as: 'left' }),
});
const { state: open } = one(undefined, event('cart', 10), 10);
const names = (result: ReturnType<typeof two>): readonly unknown[] => result.fired.map(({ name, id }) => [name, id]);

describe('drain', () => {
  it('S7 what is under way ends under the old wording and fires by the name', () => {
    const fires = two(open, wakeUp, 40);

    expect(two(open, event('visit', 11), 11).wakeAt).toBe(40);
    expect(names(fires)).toEqual([['left', 'cart@10']]);
    expect(fires.decisions).toMatchObject([{ action: 'letter', cause: { trigger: 'left', event: 'cart@10' } }]);
    expect(fires.state.triggers).toEqual({});
    expect(fires.decisions.map(({ id }) => id)).toEqual(one(open, wakeUp, 40).decisions.map(({ id }) => id));
  });

  it('S7 the old wording closes it too', () => {
    const closed = two(open, event('order', 20), 20);

    expect(closed.wakeAt).toBe(undefined);
    expect(closed.state.triggers).not.toHaveProperty('left_1');
  });

  it('S7 it opens nothing new, and what would open it anew ends it', () => {
    expect(two(undefined, event('cart', 10), 10).state.triggers).toEqual({});
    expect(two(open, event('cart', 20), 20).state.triggers).toEqual({});
    expect(two(open, event('cart', 5), 20).wakeAt).toBe(40);
  });

  it('S7 the new wording begins beside it', () => {
    const { state, wakeAt } = two(open, event('checkout', 20), 20);

    expect([Object.keys(state.triggers), wakeAt]).toEqual([['left_1', 'left'], 40]);
    const first = two(state, wakeUp, 40);
    expect([names(first), first.wakeAt]).toEqual([[['left', 'cart@10']], 80]);
    expect(names(two(first.state, wakeUp, 80))).toEqual([['left', 'checkout@20']]);
  });

  it('S7 goes on over further versions', () => {
    const { state } = two(open, event('checkout', 20), 20);
    const three = version(3, {
      left: absence({ after: 'checkout', of: 'order', for: 90 }),
      left_2: drain(absence({ after: 'checkout', of: 'order', for: 60 }), { as: 'left' }),
      left_1: drain(old, { as: 'left' }),
    });
    const after = three(state, event('visit', 21), 21).state;

    expect(Object.keys(after.triggers).sort()).toEqual(['left_1', 'left_2']);
    expect(names(three(after, wakeUp, 80))).toEqual([
      ['left', 'cart@10'],
      ['left', 'checkout@20'],
    ]);
  });

  it('S7 takes only what exactly this wording has opened', () => {
    const other = version(2, {
      left: absence({ after: 'checkout', of: 'order', for: 60 }),
      left_1: drain(absence({ after: 'cart', of: 'order', for: 31 }), { as: 'left' }),
    });

    expect(Object.keys(other(open, wakeUp, 11).state.triggers)).toEqual(['left']);
  });

  it('S7 ends sequences', () => {
    const visits = sequence({ first: 'click', second: 'visit', within: 100 });
    const clicked = version(1, { left: visits })(undefined, event('click', 1), 1).state;
    const next = version(2, { left: occurrence('visit'), left_1: drain(visits, { as: 'left' }) });
    const both = next(clicked, event('visit', 50), 50);

    expect(both.fired.map(({ name, openedAt }) => [name, openedAt])).toEqual([
      ['left', 50],
      ['left', 1],
    ]);
    expect(both.state.triggers).toEqual({});
    expect(next(both.state, event('click', 60), 60).state.triggers).toEqual({});
  });

  it('P3, S7 an event that closes it drops what is held back under the name', () => {
    const night = [limit(quiet({ from: '00:00', to: '01:00' })), places];
    const waiting = play(version(1, { left: old }, { funnel: night }), [event('cart', 10), [wakeUp, 40]]);
    const again = version(2, { left: occurrence('never'), left_1: drain(old, { as: 'left' }) }, { funnel: night });

    expect(waiting.state.deferrals).toHaveLength(1);
    expect(again(waiting.state, wakeUp, hours(1)).decisions).toHaveLength(1);
    const { state } = version(1, { left: old }, { funnel: night })(waiting.state, event('cart', 50), 50);
    expect(again(state, wakeUp, 80).state.deferrals).toMatchObject([{ match: { id: 'cart@50' } }]);
  });

  it.each<[string, Partial<Strategy>]>([
    ['KIND_UNKNOWN /triggers/x/of/kind', { triggers: { left: old, x: drain(occurrence('a'), { as: 'left' }) } }],
    [
      'KIND_UNKNOWN /triggers/x/of/kind',
      { triggers: { left: old, x: drain(schedule({ at: '09:00' }), { as: 'left' }) } },
    ],
    [
      'KIND_UNKNOWN /triggers/x/of/kind',
      { triggers: { left: old, x: drain(drain(old, { as: 'left' }), { as: 'left' }) } },
    ],
    ['KIND_UNKNOWN /triggers/x/of/kind', { triggers: { left: old, x: drain({ kind: 'nothing' }, { as: 'left' }) } }],
    ['TRIGGER_UNKNOWN /triggers/x/as', { triggers: { left: old, x: drain(old, { as: 'right' }) } }],
    ['TRIGGER_UNKNOWN /triggers/x/as', { triggers: { left: old, x: drain(old, { as: 'x' }) } }],
    [
      'TRIGGER_UNKNOWN /actions/0/on',
      { triggers: { left: old, x: drain(old, { as: 'left' }) }, actions: [{ id: 'a', channel: 'web', on: 'x' }] },
    ],
    ['TRIGGER_UNKNOWN /carry/triggers/right', { triggers: { left: old }, carry: { triggers: { right: 'restart' } } }],
    ['AGGREGATE_UNKNOWN /carry/aggregates/n', { carry: { aggregates: { n: 'keep' } } }],
    [
      'VALUE_OUT_OF_RANGE /carry/triggers/left',
      { triggers: { left: old }, carry: { triggers: { left: 'drop' as never } } },
    ],
  ])('is refused as %s', (fault, parts) => {
    expect(faultsOf(() => compile(small(parts))).map((each) => each.join(' '))).toEqual([fault]);
  });
});
