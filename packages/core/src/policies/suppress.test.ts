import { describe, expect, it } from 'vitest';

import { event } from '../../test/event.ts';
import { faultsOf } from '../../test/faultsOf.ts';
import { orders } from '../../test/orders.ts';
import { play } from '../../test/play.ts';
import { request } from '../../test/request.ts';
import { places, small } from '../../test/small.ts';
import { wakeUp } from '../../test/wakeUp.ts';
import type { CustomerEvent } from '../events/customerEvent.ts';
import type { Fate } from '../funnel/fate.ts';
import { limit } from '../funnel/limit.ts';
import type { CustomerState } from '../profile/customerState.ts';
import type { Bindings } from '../strategy/bindings.ts';
import { compile } from '../strategy/standardCompile.ts';
import type { Strategy } from '../strategy/strategy.ts';
import { suppress, type Suppress } from './suppress.ts';

const actions = [
  { id: 'letter', channel: 'email' },
  { id: 'banner', channel: 'web' },
];
const strategyOf = (options: Omit<Suppress, 'kind'>, parts: Partial<Strategy> = {}): Strategy =>
  small({ actions, funnel: [limit(suppress(options)), places], ...parts });

/** What is dropped for a customer of whom events have told. */
function dropped(
  options: Omit<Suppress, 'kind'>,
  events: readonly CustomerEvent[],
  bindings: Bindings = {},
): readonly Fate[] {
  const step = compile(strategyOf(options), bindings);
  return play(step, [event('seen', 0), ...events.map((each) => [each, 100] as const), [request(), 100]]).dropped;
}
const lost = (...events: readonly CustomerEvent[]): readonly string[] =>
  dropped({}, events).map(({ action }) => action);

const email = { channel: 'email' };
const said = (type: string, time: number, properties: object = email): CustomerEvent =>
  event(type, time, { ...properties });

describe('suppress by the record', () => {
  it('P8 objects on the channel that must not be used, and shows the word', () => {
    expect(dropped({}, [event('suppressed', 5, email, { source: 'call-centre' })])).toEqual([
      {
        action: 'letter',
        cause: { kind: 'request', id: 'r1' },
        stage: 'limit',
        reason: 'SUPPRESSED',
        clause: '/funnel/0/policies/0',
        seen: { granted: false, at: 5, source: 'call-centre' },
        needed: { unsuppressed: 'email' },
      },
    ]);
  });

  it.each<[string, readonly CustomerEvent[], readonly string[]]>([
    ['no word', [], []],
    ['a channel', [said('suppressed', 1)], ['letter']],
    ['every channel', [said('suppressed', 1, {})], ['letter', 'banner']],
    ['a channel, and free later', [said('suppressed', 1), said('unsuppressed', 2)], []],
    ['a channel, and free before', [said('unsuppressed', 1), said('suppressed', 2)], ['letter']],
    ['both at the same time', [said('unsuppressed', 1), said('suppressed', 1)], ['letter']],
    ['every channel, and one free later', [said('suppressed', 1, {}), said('unsuppressed', 2)], ['banner']],
    ['a channel, and all free later', [said('suppressed', 1), said('unsuppressed', 2, {})], []],
    ['a complaint', [said('complaint', 1)], ['letter']],
    ['a complaint without a channel', [said('complaint', 1, {})], []],
    ['a bounce for good', [said('bounce', 1, { ...email, permanent: true })], ['letter']],
    ['a bounce', [said('bounce', 1)], []],
    ['a bounce that says so otherwise', [said('bounce', 1, { ...email, permanent: 'true' })], []],
    ['an unsubscribe, which is consent', [said('unsubscribe', 1)], []],
    ['a channel that is no text', [said('suppressed', 1, { channel: 5 })], []],
    ['a channel that is empty', [said('suppressed', 1, { channel: '' })], []],
  ])('P8 after %s', (_, events, actionsLost) => {
    for (const order of orders(events)) expect(lost(...order)).toEqual(actionsLost);
  });

  it('P8 asks of its channel only, where it names one, and remembers no other', () => {
    const step = compile(strategyOf({ channel: 'web' }));
    const { state } = play(step, [
      said('suppressed', 1),
      said('suppressed', 2, { channel: 'web' }),
      said('suppressed', 3, {}),
    ]);
    expect(state.consents).toEqual({ 'web//': { granted: false, at: 2 }, '//': { granted: false, at: 3 } });
    expect(step(state, request(), 4).dropped.map(({ action }) => action)).toEqual(['banner']);
  });

  it('P8 knows the channels of actions that come later', () => {
    const step = compile(strategyOf({}, { actions: actions.slice(1) }));
    expect(play(step, [said('suppressed', 1)]).state.consents).toEqual({ 'email//': { granted: false, at: 1 } });
  });

  it('P8, I11 is not let go with the words of consent', () => {
    const step = compile(strategyOf({}, { retention: { consents: 10 } }));
    const { state, wakeAt } = play(step, [said('suppressed', 1)]);
    expect(wakeAt).toBe(undefined);
    expect(step(state, wakeUp, 1000).state.consents).toEqual(state.consents);
  });

  it('P8, I6 holds for what another identity has said', () => {
    const step = compile(strategyOf({}));
    const visitor = play(step, [{ ...said('suppressed', 5), customer: 'v1' }]).state;
    const merged = (state: CustomerState): CustomerState =>
      step(state, { kind: 'merge', customer: 'ada', state: visitor }, 10).state;
    expect(step(merged(play(step, [said('unsuppressed', 4)]).state), request(), 10).dropped).toHaveLength(1);
    expect(step(merged(play(step, [said('unsuppressed', 6)]).state), request(), 10).dropped).toEqual([]);
  });
});

describe('suppress by a list', () => {
  const blocked = { lists: { blocked: new Set(['ada', '5']) } };

  it('P8 looks up the customer, where it does not say by what', () => {
    const [fate] = dropped({ list: 'blocked', channel: 'email' }, [], blocked);
    expect(fate).toMatchObject({
      action: 'letter',
      reason: 'SUPPRESSED',
      seen: { list: 'blocked' },
      needed: { absentFrom: 'blocked' },
    });
    expect(fate).not.toHaveProperty('path');
    expect(dropped({ list: 'blocked' }, [], { lists: { blocked: new Set(['bob']) } })).toEqual([]);
  });

  it.each<[string, unknown, boolean]>([
    ['a text that is on it', 'ada', true],
    ['a text that is not', 'Ada', false],
    ['a number that is on it', 5, true],
    ['nothing', undefined, true],
    ['what cannot be looked up', { ada: true }, true],
  ])('P8 looks up %s', (_, key, objects) => {
    const step = compile(strategyOf({ list: 'blocked', by: 'context.key' }), blocked);
    const asked = request('r1', key === undefined ? {} : { context: { key } });
    const fates = step(undefined, asked, 0).dropped;
    expect(fates.map(({ reason, path }) => [reason, path])).toEqual(
      objects
        ? [
            ['SUPPRESSED', 'context.key'],
            ['SUPPRESSED', 'context.key'],
          ]
        : [],
    );
  });

  it.each<[string, () => unknown]>([
    [
      'throws',
      () => {
        throw new Error('gone');
      },
    ],
    ['gives a promise', async () => false],
  ])('F8 a list that %s drops what it was asked of, and is a fault', (_, has) => {
    const step = compile(strategyOf({ list: 'blocked' }), { lists: { blocked: { has: has as () => boolean } } });
    const { decisions, faults, dropped: fates } = step(undefined, request(), 0);
    expect(decisions).toEqual([]);
    expect(fates.map(({ reason }) => reason)).toEqual(['ERROR', 'ERROR']);
    expect(faults[0]).toMatchObject({ code: 'RULE_FAILED' });
  });

  it.each<[string, object, Bindings, readonly (readonly [string, string])[]]>([
    ['a list that is not bound', { list: 'gone' }, blocked, [['LIST_UNBOUND', 'list']]],
    ['a list that objects have by birth', { list: 'toString' }, blocked, [['LIST_UNBOUND', 'list']]],
    ['by what to look up on no list', { by: 'profile.email' }, blocked, [['FIELD_MISSING', 'list']]],
    ['no path', { list: 'blocked', by: 'email' }, blocked, [['PATH_INVALID', 'by']]],
  ])('refuses %s', (_, options, bindings, faults) => {
    expect(faultsOf(() => compile(strategyOf(options), bindings))).toEqual(
      faults.map(([code, field]) => [code, `/funnel/0/policies/0/${field}`]),
    );
  });
});
