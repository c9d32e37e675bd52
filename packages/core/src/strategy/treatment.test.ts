import { describe, expect, it } from 'vitest';

import { event } from '../../test/event.ts';
import { faultsOf } from '../../test/faultsOf.ts';
import { play } from '../../test/play.ts';
import { request } from '../../test/request.ts';
import { lost } from '../../test/shortlist.ts';
import { small } from '../../test/small.ts';
import { wakeUp } from '../../test/wakeUp.ts';
import { lt } from '../conditions/lt.ts';
import { value } from '../factors/value.ts';
import { allocate } from '../funnel/allocate.ts';
import { arbitrate } from '../funnel/arbitrate.ts';
import { limit } from '../funnel/limit.ts';
import { qualify } from '../funnel/qualify.ts';
import { consent } from '../policies/consent.ts';
import type { Policy } from '../policies/policy.ts';
import { quiet } from '../policies/quiet.ts';
import { explain } from '../step/explain.ts';
import type { StepResult } from '../step/stepResult.ts';
import { hours } from '../time/duration.ts';
import { occurrence } from '../triggers/occurrence.ts';
import type { Action } from './action.ts';
import { amend } from './amend.ts';
import { loader } from './loader.ts';
import { compile } from './standardCompile.ts';
import { standardVocabulary } from './standardVocabulary.ts';
import { treatmentsOf } from './treatment.ts';

const slots = {
  hero: { channel: 'web', atMost: 1 },
  inbox: { channel: 'email', atMost: 1 },
  phone: { channel: 'push', atMost: 1 },
} as const;
const places = allocate(slots);
const both: Action = { id: 'news', channel: ['email', 'web'], content: { email: 'Dear Ada', web: 'Hello' } };
const chosen = ({ decisions }: StepResult): readonly unknown[] =>
  decisions.map(({ action, channel }) => [action, channel]);

describe('an action on several channels', () => {
  it('F11 is a treatment on each, in the order of its list', () => {
    expect(treatmentsOf(both).map(({ channel }) => channel)).toEqual(['email', 'web']);
    expect(treatmentsOf({ id: 'a', channel: 'web' })).toEqual([{ id: 'a', channel: 'web' }]);
  });

  it.each([['compiled', compile] as const, ['loaded', loader(standardVocabulary)] as const])(
    'F11 is chosen on one of them, the one it names first, with what it shows there: %s',
    (_, make) => {
      const step = make(small({ actions: [both], funnel: [qualify(), places] }), { trace: true });
      const { decisions, dropped } = step(undefined, request(), 0);

      expect(decisions).toMatchObject([{ action: 'news', channel: 'email', slot: 'inbox', content: 'Dear Ada' }]);
      expect(dropped).toMatchObject([
        { action: 'news', channel: 'web', stage: 'allocate', reason: 'OTHER_TREATMENT', seen: 'email' },
      ]);
    },
  );

  it('F11 is chosen on another where the first is held back or has no place', () => {
    const step = compile(small({ actions: [both], funnel: [limit(consent('email', 'marketing')), places] }));
    const { decisions, dropped } = step(undefined, request(), 0);

    expect(decisions).toMatchObject([{ channel: 'web', content: 'Hello' }]);
    expect(dropped).toMatchObject([{ channel: 'email', reason: 'NO_CONSENT' }]);
    expect(chosen(step(undefined, { ...request(), slots: ['inbox'] }, 0))).toEqual([]);
    expect(
      chosen(compile(small({ actions: [both], funnel: [places] }))(undefined, { ...request(), slots: ['hero'] }, 0)),
    ).toEqual([['news', 'web']]);
  });

  it('F11 leaves the places that it does not take to others', () => {
    const others: readonly Action[] = [
      { id: 'a', channel: ['web', 'email', 'push'], value: 3 },
      { id: 'b', channel: ['web', 'push'], value: 2 },
      { id: 'c', channel: ['web', 'push', 'email'], value: 1 },
    ];
    const funnel = [arbitrate(value()), places];

    expect(chosen(compile(small({ actions: others, funnel }))(undefined, request(), 0))).toEqual([
      ['a', 'web'],
      ['b', 'push'],
      ['c', 'email'],
    ]);
  });

  it('F10, F11 takes one place where all ways are compared', () => {
    const actions: readonly Action[] = [
      { id: 'a', channel: ['web', 'email'], value: 3 },
      { id: 'b', channel: 'web', value: 2 },
    ];
    const weighted = { hero: { channel: 'web', atMost: 1 }, inbox: { channel: 'email', atMost: 1 } } as const;
    const step = compile(small({ actions, funnel: [arbitrate(value()), allocate(weighted, { perGroup: 1 })] }), {
      trace: true,
    });
    const { decisions, dropped, allocations } = step(undefined, request(), 0);

    // On its other channel, so that there is a place for the second.
    expect(decisions.map(({ action, channel }) => [action, channel])).toEqual([
      ['a', 'email'],
      ['b', 'web'],
    ]);
    expect(lost({ dropped })).toEqual([['a', 'OTHER_TREATMENT']]);
    expect(allocations).toMatchObject([{ method: 'optimal', gap: 0 }]);
  });

  it('F9 is fallen back on by a slot of any of its channels', () => {
    const held = lt('now', 0);
    const funnel = [qualify(), allocate({ hero: { ...slots.hero, fallback: 'house' } })];
    const actions = (channel: Action['channel']): readonly Action[] => [
      { id: 'sale', channel: 'web', when: held },
      { id: 'house', channel },
    ];

    expect(
      compile(small({ actions: actions(['email', 'web']), funnel }))(undefined, request(), 0).decisions,
    ).toMatchObject([{ action: 'house', channel: 'web' }]);
    expect(faultsOf(() => compile(small({ actions: actions(['email', 'push']), funnel })))).toEqual([
      ['FALLBACK_INVALID', '/funnel/1/slots/hero/fallback'],
    ]);
  });

  it('says of which channel it speaks', () => {
    const step = compile(small({ actions: [both], funnel: [limit(consent('email', 'marketing')), places] }));
    const { candidates } = explain(step, undefined, request(), 0);

    expect(candidates.map(({ sentence }) => sentence)).toEqual([
      'news was chosen for hero.',
      'news on email has no consent: none was given.',
    ]);
  });

  it('amend puts channels beside others, and takes them away', () => {
    const step = compile(small({ actions: [both, { id: 'a', channel: 'push' }], funnel: [qualify(), places] }));
    const all = (amended: typeof step): readonly unknown[] => chosen(amended(undefined, request(), 0));
    const more = amend(step, { actions: [{ id: 'news', channel: ['sms', 'web', 'email'] }] });
    const one = amend(more, { actions: [{ id: 'news', channel: 'web' }] });

    expect(all(step)).toEqual([
      ['news', 'email'],
      ['a', 'push'],
    ]);
    expect(all(more)).toEqual([
      ['news', 'web'],
      ['a', 'push'],
    ]);
    expect(all(one)).toEqual([
      ['news', 'web'],
      ['a', 'push'],
    ]);
    expect(all(amend(more, { without: ['news'] }))).toEqual([['a', 'push']]);
    expect(one.strategy.hash).toBe(
      compile(
        small({
          actions: [
            { id: 'news', channel: 'web' },
            { id: 'a', channel: 'push' },
          ],
          funnel: [qualify(), places],
        }),
      ).strategy.hash,
    );
  });

  it.each<[string, Action['channel'], readonly (readonly [string, string])[]]>([
    ['none', [], [['VALUE_OUT_OF_RANGE', '/actions/0/channel']]],
    ['nine', Array.from({ length: 9 }, (_, i) => `c${i}`), [['VALUE_OUT_OF_RANGE', '/actions/0/channel']]],
    ['one twice', ['web', 'web'], [['VALUE_OUT_OF_RANGE', '/actions/0/channel']]],
    ['what is no text', ['web', 1 as never], [['TYPE_MISMATCH', '/actions/0/channel/1']]],
  ])('refuses %s', (_, channel, faults) => {
    expect(faultsOf(() => compile(small({ actions: [{ id: 'a', channel }] })))).toEqual(faults);
  });
});

describe('quiet hours and an action on several channels', () => {
  const night = hours(22);
  const morning = hours(24 + 8);
  const came = event('visit', night);
  const strategy = (...policies: readonly Policy[]) =>
    compile(
      small({
        triggers: { came: occurrence('visit') },
        actions: [{ id: 'hello', channel: ['email', 'push', 'web'], on: 'came' }],
        funnel: [qualify(), limit(...policies), allocate({ inbox: slots.inbox, phone: slots.phone })],
      }),
    );

  it('F11, P3 what is held back on one channel is let go once another is decided on', () => {
    const result = play(strategy(quiet({ from: '21:00', to: '08:00', channel: 'email' })), [came]);

    expect(chosen(result)).toEqual([['hello', 'push']]);
    expect(lost(result)).toEqual([
      ['hello', 'QUIET_HOURS'],
      ['hello', 'OTHER_TREATMENT'],
    ]);
    expect(result.wakeAt).toBeUndefined();
    expect(result.state.deferrals).toEqual([]);
  });

  it('F11, P3 what is held back again on another channel is held back once', () => {
    const step = strategy(
      consent('email', 'marketing'),
      quiet({ from: '21:00', to: '09:00', channel: 'push' }),
      quiet({ from: '21:00', to: '08:00', channel: 'web' }),
    );
    const { state } = step(play(step, [came]).state, wakeUp, morning);

    expect(state.deferrals.map(({ actions, until }) => [actions, until])).toEqual([[['hello'], morning + hours(1)]]);
    expect(chosen(step(state, wakeUp, morning + hours(1)))).toEqual([['hello', 'push']]);
  });

  it('F11, P3 what is held back on all is decided again once, on the first that may', () => {
    const step = strategy(
      quiet({ from: '21:00', to: '08:00', channel: 'email' }),
      quiet({ from: '21:00', to: '09:00', channel: 'push' }),
    );
    const held = play(step, [came]);
    expect(held.state.deferrals.map(({ actions, until }) => [actions, until])).toEqual([
      [['hello'], morning],
      [['hello'], morning + hours(1)],
    ]);

    // Also where nobody has woken the customer until both were over.
    expect(chosen(step(held.state, wakeUp, morning + hours(2)))).toEqual([['hello', 'email']]);
    const after = step(held.state, wakeUp, morning);
    expect(chosen(after)).toEqual([['hello', 'email']]);
    expect(after.state.deferrals).toEqual([]);
    expect(after.dropped.filter(({ stage }) => stage === 'limit')).toMatchObject([
      { action: 'hello', channel: 'push', reason: 'QUIET_HOURS' },
      { action: 'hello', reason: 'OTHER_TREATMENT', clause: '/triggers/came' },
    ]);
  });
});
