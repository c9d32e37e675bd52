import { describe, expect, it } from 'vitest';

import { event } from '../../test/event.ts';
import { request } from '../../test/request.ts';
import { places, small } from '../../test/small.ts';
import { all } from '../conditions/all.ts';
import { dayOfWeek } from '../conditions/dayOfWeek.ts';
import { eq } from '../conditions/eq.ts';
import { lt } from '../conditions/lt.ts';
import { not } from '../conditions/not.ts';
import { timeOfDay } from '../conditions/timeOfDay.ts';
import { value } from '../factors/value.ts';
import { allocate } from '../funnel/allocate.ts';
import { arbitrate } from '../funnel/arbitrate.ts';
import { holdout } from '../funnel/holdout.ts';
import { limit } from '../funnel/limit.ts';
import { qualify } from '../funnel/qualify.ts';
import { cap } from '../policies/cap.ts';
import { quiet } from '../policies/quiet.ts';
import { count } from '../profile/count.ts';
import type { Node } from '../shape/shape.ts';
import { compile } from '../strategy/standardCompile.ts';
import type { Strategy } from '../strategy/strategy.ts';
import { days, hours, minutes } from '../time/duration.ts';
import { instant } from '../time/instant.ts';
import { occurrence } from '../triggers/occurrence.ts';
import { whenNext } from './whenNext.ts';

const NOON = instant('2026-11-27T12:00:00Z');

const web = (more: Partial<Strategy>): Strategy => small({ actions: [{ id: 'hello', channel: 'web' }], ...more });

describe('whenNext', () => {
  it('W4 is now where the action is chosen now', () => {
    const step = compile(web({ funnel: [places] }));

    expect(whenNext(step, undefined, request(), NOON, 'hello')).toMatchObject({ at: NOON, waited: [] });
  });

  it('W4 waits for one cap after the other', () => {
    const step = compile(
      web({ funnel: [limit(cap({ atMost: 1, per: hours(1) }), cap({ atMost: 2, per: days(1) })), places] }),
    );
    const one = step(undefined, request('r1'), NOON).state;
    const two = step(one, request('r2'), NOON + hours(2)).state;
    const { at, waited, decision } = whenNext(step, two, request('r3'), NOON + hours(2) + 5, 'hello');

    expect(at).toBe(NOON + days(1));
    expect(waited.map(({ reason, clause }) => [reason, clause])).toEqual([
      ['CAPPED', '/funnel/0/policies/0'],
      ['CAPPED', '/funnel/0/policies/1'],
    ]);
    expect(decision?.action).toBe('hello');
  });

  it('W4 waits for validity to begin, and not for what is over', () => {
    const actions = [
      { id: 'hello', channel: 'web', validFrom: NOON + 7 },
      { id: 'gone', channel: 'web', validTo: NOON },
    ];
    const step = compile(web({ actions, funnel: [qualify(), places] }));

    expect(whenNext(step, undefined, request(), NOON, 'hello').at).toBe(NOON + 7);
    expect(whenNext(step, undefined, request(), NOON, 'gone')).toMatchObject({
      at: undefined,
      waited: [{ reason: 'NOT_VALID' }],
    });
  });

  it('W4 finds when a window has moved on, to the millisecond', () => {
    const step = compile(
      web({
        aggregates: { views: count('viewed', { per: days(3) }) },
        actions: [{ id: 'hello', channel: 'web', when: lt('profile.views', 2) }],
        funnel: [qualify(), places],
      }),
    );
    const viewed = [NOON, NOON + 60_001, NOON + hours(5)].reduce<ReturnType<typeof step> | undefined>(
      (before, time, i) => step(before?.state, event('viewed', time, {}, { id: `e${i}` }), time),
      undefined,
    );

    expect(whenNext(step, viewed?.state, request(), NOON + hours(6), 'hello').at).toBe(NOON + 60_001 + days(3));
  });

  // NOON is a Friday's.
  it.each<[Node, string]>([
    [timeOfDay('09:00', '10:00'), '2026-11-28T09:00:00Z'],
    [timeOfDay('09:07', '09:09'), '2026-11-28T09:07:00Z'],
    [timeOfDay('12:00', '12:01', { zone: 'Asia/Kathmandu' }), '2026-11-28T06:15:00Z'],
    [not(timeOfDay('11:00', '12:34')), '2026-11-27T12:34:00Z'],
    [dayOfWeek(['thu']), '2026-12-03T00:00:00Z'],
    [dayOfWeek(['thu'], { zone: 'Pacific/Auckland' }), '2026-12-02T11:00:00Z'],
    [all(dayOfWeek(['sun']), timeOfDay('23:30', '23:45')), '2026-11-29T23:30:00Z'],
    [not(dayOfWeek(['fri', 'sat', 'sun'])), '2026-11-30T00:00:00Z'],
  ])('W4 waits for what the clock shows: %j', (when, at) => {
    const step = compile(
      web({ actions: [{ id: 'hello', channel: 'web', when: when as never }], funnel: [qualify(), places] }),
    );

    expect(whenNext(step, undefined, request(), NOON, 'hello').at).toBe(instant(at));
  });

  it('W4 tells of what comes again only once', () => {
    const actions = [
      { id: 'hello', channel: 'web', on: 'came', value: 1 },
      { id: 'better', channel: 'web', on: 'came', value: 2 },
    ];
    const funnel = [limit(quiet({ from: '21:00', to: '08:00' })), arbitrate(value()), places];
    const step = compile(web({ triggers: { came: occurrence('visited') }, actions, funnel }));
    const { at, waited, sentence } = whenNext(step, undefined, event('visited', NOON), NOON, 'hello');

    expect(at).toBeUndefined();
    expect(waited.map(({ reason }) => reason)).toEqual(['OUTRANKED', 'QUIET_HOURS']);
    expect(sentence).toBe('hello lost to better with a score of 1. No instant was found at which waiting is over.');
  });

  it('W4, F11 waits for the channel on which an action is free first, and tells what is in the way on each', () => {
    const actions = [{ id: 'hello', channel: ['sms', 'web'] }];
    const slots = allocate({ hero: { channel: 'web', atMost: 1 }, text: { channel: 'sms', atMost: 1 } });
    const policies = [
      cap({ atMost: 1, per: days(2), channel: 'sms' }),
      cap({ atMost: 1, per: hours(3), channel: 'web' }),
    ];
    const step = compile(web({ actions, funnel: [limit(...policies), slots] }));
    const one = step(undefined, request('r1'), NOON);
    const two = step(one.state, request('r2'), NOON + hours(1));
    const { at, waited, decision } = whenNext(step, two.state, request('r3'), NOON + hours(2), 'hello');

    expect([...one.decisions, ...two.decisions].map(({ channel }) => channel)).toEqual(['sms', 'web']);
    expect(at).toBe(NOON + hours(4));
    expect(decision).toMatchObject({ channel: 'web' });
    expect(waited.map(({ reason, channel }) => [reason, channel])).toEqual([
      ['CAPPED', 'sms'],
      ['CAPPED', 'web'],
    ]);
  });

  it('W4 asks as if the event happened then', () => {
    const step = compile(
      web({
        triggers: { came: occurrence('visited') },
        actions: [{ id: 'hello', channel: 'web', on: 'came' }],
        funnel: [limit(quiet({ from: '11:00', to: '14:30' })), places],
      }),
    );

    expect(whenNext(step, undefined, event('visited', NOON), NOON, 'hello')).toMatchObject({
      at: NOON + hours(2) + minutes(30),
      waited: [{ reason: 'QUIET_HOURS' }],
    });
  });

  it('W4 says what time alone does not bring about', () => {
    const never = compile(
      web({
        actions: [{ id: 'hello', channel: 'web', when: eq('profile.segment', 'vip') }],
        funnel: [qualify(), places],
      }),
    );
    const out = compile(web({ funnel: [holdout({ share: 1 }), places] }));

    expect(whenNext(never, undefined, request(), NOON, 'hello')).toMatchObject({
      at: undefined,
      waited: [{ reason: 'UNKNOWN' }],
    });
    expect(whenNext(out, undefined, request(), NOON, 'hello')).toMatchObject({
      at: undefined,
      waited: [{ reason: 'HELD_OUT' }],
    });
    expect(whenNext(out, undefined, request(), NOON, 'nobody')).toMatchObject({ at: undefined, waited: [] });
    expect(whenNext(out, undefined, { kind: 'wakeUp', customer: 'ada' }, NOON, 'hello')).toMatchObject({
      at: undefined,
      waited: [],
    });
  });

  it('W7 says what it finds in words', () => {
    const validFrom = NOON + days(1);
    const actions = [
      { id: 'hello', channel: 'web', validFrom },
      { id: 'gone', channel: 'web', validTo: NOON },
    ];
    const step = compile(web({ actions, funnel: [qualify(), places] }));
    const say = (action: string, now: number): string => whenNext(step, undefined, request(), now, action).sentence;

    expect(say('hello', NOON)).toBe(
      'hello would be chosen at 2026-11-28 12:00 UTC, if nothing else happens until then.',
    );
    expect(say('hello', validFrom)).toBe('hello was chosen for hero.');
    expect(say('gone', NOON)).toBe('gone is out of date. No instant was found at which waiting is over.');
    expect(say('nobody', NOON)).toBe('nobody was not considered.');
  });
});
