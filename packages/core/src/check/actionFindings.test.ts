import { describe, expect, it } from 'vitest';

import { places, small } from '../../test/small.ts';
import { all } from '../conditions/all.ts';
import { eq } from '../conditions/eq.ts';
import { exists } from '../conditions/exists.ts';
import { gte } from '../conditions/gte.ts';
import { lt } from '../conditions/lt.ts';
import { ne } from '../conditions/ne.ts';
import { lever } from '../factors/lever.ts';
import { product } from '../factors/product.ts';
import { propensity } from '../factors/propensity.ts';
import { value } from '../factors/value.ts';
import { arbitrate } from '../funnel/arbitrate.ts';
import { experiment } from '../funnel/experiment.ts';
import { limit } from '../funnel/limit.ts';
import { qualify } from '../funnel/qualify.ts';
import { cap } from '../policies/cap.ts';
import { quota } from '../policies/quota.ts';
import type { Node } from '../shape/shape.ts';
import type { Action } from '../strategy/action.ts';
import type { Strategy } from '../strategy/strategy.ts';
import { days } from '../time/duration.ts';
import { occurrence } from '../triggers/occurrence.ts';
import { check } from './check.ts';
import type { Finding } from './finding.ts';

const X = 'event.x';

/** What is found of the actions of a strategy themselves. */
const of = (parts: Partial<Strategy>): readonly Finding[] =>
  check(small(parts)).filter(({ code }) => code.startsWith('ACTION_'));
const codes = (parts: Partial<Strategy>): readonly string[] => of(parts).map(({ code, path }) => `${path} ${code}`);

describe('actionFindings', () => {
  it('K3 an action whose trigger never fires is never proposed', () => {
    const [finding] = of({
      triggers: { never: occurrence('ordered', all(gte(X, 5), lt(X, 3))) },
      actions: [{ id: 'a', channel: 'web', on: 'never' }],
    });

    expect(finding).toEqual({
      code: 'ACTION_NEVER_PROPOSED',
      severity: 'error',
      path: '/actions/0',
      message: 'a waits for never, which never fires',
      proof: [
        { path: '/triggers/never/of/where/of/1', says: 'lt("event.x", 3) is true' },
        { path: '/triggers/never/of/where/of/0', says: 'gte("event.x", 5) is true' },
      ],
    });
  });

  it('K3 what one action is asked in different places may contradict itself', () => {
    const path = 'context.segment';
    const [finding, ...others] = of({
      actions: [
        { id: 'a', group: 'club', channel: 'web', when: eq(path, 'vip') },
        { id: 'b', group: 'club', channel: 'web', when: eq(path, 'new') },
        { id: 'c', channel: 'web', when: eq(path, 'vip') },
      ],
      funnel: [qualify({ suitable: { club: ne(path, 'vip'), c: exists(path) } }), places],
    });

    expect(others).toEqual([]);
    expect(finding).toMatchObject({ code: 'ACTION_NEVER_QUALIFIES', path: '/actions/0' });
    expect(finding?.proof.map((clause) => clause.path)).toEqual(['/funnel/0/suitable/club', '/actions/0/when']);
  });

  it.each<[string, Node | undefined, string[]]>([
    ['in time', gte('now', 500), []],
    ['after its time', gte('now', 2000), ['/actions/0 ACTION_NEVER_QUALIFIES']],
    ['at its end, which is not in it', gte('now', 1000), ['/actions/0 ACTION_NEVER_QUALIFIES']],
    ['before its time', lt('now', 100), ['/actions/0 ACTION_NEVER_QUALIFIES']],
  ])('K3 validity is a demand like any other: %s', (_, when, expected) => {
    const action = { id: 'a', channel: 'web', validFrom: 100, validTo: 1000, ...(when && { when }) };

    expect(codes({ actions: [action], funnel: [qualify(), places] })).toEqual(expected);
    expect(codes({ actions: [action] })).toEqual([]);
  });

  it.each<[string, Node, boolean]>([
    ['of its channel', cap({ channel: 'web', atMost: 0, per: days(1) }), true],
    ['of another channel', cap({ channel: 'email', atMost: 0, per: days(1) }), false],
    ['that allows one', cap({ atMost: 1, per: days(1) }), false],
    ['of an empty account', quota({ account: 'stock', atMost: 0.5 }), true],
    ['of an account of which it may take nothing', quota({ account: 'stock', atMost: 0, amount: 'cost' }), false],
  ])('K3 a cap or a quota %s', (_, policy, isShut) => {
    const actions = [{ id: 'a', channel: 'web', attributes: { cost: 0 } }];

    expect(codes({ actions, funnel: [limit(policy as never), places] })).toEqual(
      isShut ? ['/actions/0 ACTION_ALWAYS_CAPPED'] : [],
    );
  });

  it('K3 a cap in one arm of an experiment leaves the other arms', () => {
    const none = { weight: 0.5, stages: [limit(cap({ atMost: 0, per: days(1) }))] };
    const funnel = [experiment({ id: 'e', arms: { none, all: { weight: 0.5, stages: [] } } }), places];

    expect(codes({ funnel })).toEqual([]);
  });

  it.each<[string, object, Node, boolean]>([
    ['no value', { value: 0 }, product(value(), propensity('click')), true],
    ['a lever of 0', { lever: 0 }, lever(), true],
    ['a lever of 0 in the table', {}, lever({ a: 0 }), true],
    ['no value, of what is mandatory,', { value: 0, mandatory: true }, value(), false],
    ['some value', { value: 1 }, product(value(), propensity('click')), false],
    ['a value that may be anything', { value: 0 }, { kind: 'amount', of: X } as Node, false],
  ])('K3 %s is no score', (_, fields, by, isNothing) => {
    const actions = [{ id: 'a', channel: 'web', ...fields }];

    expect(codes({ actions, funnel: [arbitrate(by), places] })).toEqual(
      isNothing ? ['/actions/0 ACTION_NEVER_SCORES'] : [],
    );
  });

  it('K3 an action for a channel without a slot is never decided; slots of arms count', () => {
    const actions = [{ id: 'a', channel: 'push' }];
    const ends = { weight: 0.5, stages: [places] };
    const pushes = { weight: 0.5, stages: [{ kind: 'allocate', slots: { phone: { channel: 'push', atMost: 1 } } }] };

    expect(codes({ actions })).toEqual(['/actions/0 ACTION_WITHOUT_SLOT']);
    expect(codes({ actions, funnel: [experiment({ id: 'e', arms: { ends, pushes } })] })).toEqual([]);
  });

  it('K3 F11 warns of a channel on which it can never be decided, where it can on another', () => {
    const on = (channel: Action['channel'], more: Partial<Action> = {}): Action => ({ id: 'a', channel, ...more });
    const better = { id: 'better', channel: 'web', value: 2 };
    const funnel = [arbitrate(value()), places];

    expect(codes({ actions: [on(['push', 'web'])] })).toEqual(['/actions/0/channel/0 ACTION_WITHOUT_SLOT']);
    expect(codes({ actions: [on(['push', 'sms'])] })).toEqual(['/actions/0 ACTION_WITHOUT_SLOT']);
    expect(codes({ actions: [on('web'), better], funnel })).toEqual(['/actions/0 ACTION_ALWAYS_OUTRANKED']);
    // Who is better may go out on another channel.
    expect(codes({ actions: [on('web'), { ...better, channel: ['web', 'email'] }], funnel })).toEqual([]);
  });

  it('K3 F9 nothing holds back what a slot falls back on', () => {
    const actions = [
      { id: 'ad', channel: 'web', value: 0 },
      { id: 'a', channel: 'web', value: 0 },
    ];
    const hero = { kind: 'allocate', slots: { hero: { channel: 'web', atMost: 1, fallback: 'ad' } } };
    const funnel = [limit(cap({ atMost: 0, per: days(1) })), arbitrate(value()), hero];

    expect(codes({ actions, funnel })).toEqual(['/actions/1 ACTION_ALWAYS_CAPPED']);
  });

  it('K3 what is asked of its issue counts', () => {
    const actions = [{ id: 'a', issue: 'grow', group: 'club', channel: 'web', when: eq('context.n', 1) }];
    const funnel = [qualify({ eligible: { grow: ne('context.n', 1) } }), places];

    expect(codes({ actions, funnel })).toEqual(['/actions/0 ACTION_NEVER_QUALIFIES']);
  });

  it('K3 of several obstacles the first is told', () => {
    const actions = [{ id: 'a', channel: 'push', value: 0, when: lt('context.n', 1) }];
    const funnel = [qualify({ eligible: { a: gte('context.n', 1) } }), arbitrate(value()), places];

    expect(codes({ actions, funnel })).toEqual(['/actions/0 ACTION_NEVER_QUALIFIES']);
  });
});
