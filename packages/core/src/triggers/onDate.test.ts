import { describe, expect, it } from 'vitest';

import { builder } from '../../test/builder.ts';
import { clockChanges, noClockChanges, wallAround } from '../../test/clockChanges.ts';
import { event } from '../../test/event.ts';
import { faultsOf } from '../../test/faultsOf.ts';
import { play } from '../../test/play.ts';
import { places, small } from '../../test/small.ts';
import { wakeUp } from '../../test/wakeUp.ts';
import type { CustomerEvent } from '../events/customerEvent.ts';
import { latest } from '../profile/latest.ts';
import type { StepResult } from '../step/stepResult.ts';
import { compile } from '../strategy/standardCompile.ts';
import { days, hours, minutes } from '../time/duration.ts';
import { instant, type Instant } from '../time/instant.ts';
import { onDate, onDateRule, type OnDate } from './onDate.ts';

type Options = Omit<OnDate, 'kind' | 'path'>;

const stepOf = (options: Options) =>
  compile(
    small({
      recipes: { signed: 'sign' },
      aggregates: { timeZone: latest('moved', 'zone') },
      triggers: { renewal: onDate({ path: 'profile.renewal', ...options }) },
      actions: [{ id: 'letter', channel: 'email', on: 'renewal' }],
      funnel: [places],
    }),
    {
      recipes: {
        sign: (draft, { properties }) => {
          if (properties['renewal'] === undefined) delete draft['renewal'];
          else draft['renewal'] = properties['renewal'];
        },
      },
    },
  );
const signed = (iso: string, renewal?: unknown): CustomerEvent => event('signed', instant(iso), { renewal });
const moved = (iso: string, zone: string): CustomerEvent => event('moved', instant(iso), { zone });
const iso = (at: Instant): string => new Date(at).toISOString().replace(':00.000Z', 'Z');

/** When it fires for a customer who is woken whenever it is due. */
function firings(options: Options, scene: readonly CustomerEvent[], until = Infinity): readonly string[] {
  const step = stepOf(options);
  const fired: string[] = [];
  let result: StepResult | undefined;
  const take = (next: StepResult): void => {
    result = next;
    for (const { at } of next.fired) fired.push(iso(at));
  };
  const wake = (before: Instant): void => {
    for (let i = 0; result?.wakeAt !== undefined && result.wakeAt < before && i < 100; i += 1) {
      take(step(result.state, wakeUp, result.wakeAt));
    }
  };
  for (const each of scene) {
    wake(each.time);
    take(step(result?.state, each, each.time));
  }
  wake(until);
  return fired;
}

const today = '2026-11-22T10:00Z';
const berlin = moved('2026-11-22T09:00Z', 'Europe/Berlin');

describe('onDate', () => {
  it.each<[string, Options, unknown, string]>([
    ['on the day', { at: '09:00' }, '2026-12-01', '2026-12-01T08:00Z'],
    ['so many days before', { before: days(7), at: '09:00' }, '2026-12-01', '2026-11-24T08:00Z'],
    ['so many days after', { after: days(2), at: '23:30' }, '2026-12-01', '2026-12-03T22:30Z'],
    ['on the day of an instant, where the customer is', { at: '09:00' }, '2026-11-30T23:00:00Z', '2026-12-01T08:00Z'],
    ['on the day of a number', { at: '09:00' }, instant('2026-11-30T22:59Z'), '2026-11-30T08:00Z'],
    ['at the very instant', {}, '2026-11-30T23:17:00Z', '2026-11-30T23:17Z'],
    ['so long before it', { before: hours(2) }, '2026-11-30T23:17:00Z', '2026-11-30T21:17Z'],
    ['so long after it', { after: minutes(30) }, '2026-11-30T23:17:00Z', '2026-11-30T23:47Z'],
    ['at the midnight with which a date begins', {}, '2026-12-01', '2026-11-30T23:00Z'],
    ['by days of the calendar, not by 24 hours', { before: days(7), at: '09:00' }, '2027-03-29', '2027-03-22T08:00Z'],
    ['on the last day before it', { before: days(1), at: '09:00' }, '2027-03-29', '2027-03-28T07:00Z'],
  ])('T22 fires %s', (_, options, renewal, at) => {
    expect(firings(options, [berlin, signed(today, renewal)])).toEqual([at]);
  });

  it('T22 a date alone is that day wherever the customer is', () => {
    const scene = [moved('2026-11-22T09:00Z', 'America/New_York'), signed(today, '2026-12-01')];

    expect(firings({ at: '09:00' }, scene)).toEqual(['2026-12-01T14:00Z']);
  });

  it('T22 takes the zone of the strategy where the customer has none', () => {
    expect(firings({ at: '09:00', zone: 'Asia/Tokyo' }, [signed(today, '2026-12-01')])).toEqual(['2026-12-01T00:00Z']);
  });

  it('T22 the date may be an aggregate', () => {
    const step = compile(
      small({
        aggregates: { due: latest('invoiced', 'due') },
        triggers: { invoice: onDate({ path: 'profile.due', after: days(3), at: '09:00' }) },
      }),
    );

    expect(play(step, [event('invoiced', instant(today), { due: '2026-12-01' })]).wakeAt).toBe(
      instant('2026-12-04T09:00Z'),
    );
  });

  it.each<[string, readonly CustomerEvent[], readonly string[]]>([
    ['another date', [signed('2026-11-23T00:00Z', '2026-12-05')], ['2026-12-05T08:00Z']],
    ['no date any more', [signed('2026-11-23T00:00Z')], []],
    ['something that is none', [signed('2026-11-23T00:00Z', 'soon')], []],
    ['another zone', [moved('2026-11-23T00:00Z', 'Asia/Tokyo')], ['2026-12-01T00:00Z']],
    ['the same again', [signed('2026-11-23T00:00Z', '2026-12-01')], ['2026-12-01T08:00Z']],
    ['a date that is over', [signed('2026-11-23T00:00Z', '2026-11-20')], []],
    ['a date of today whose time is over', [signed('2026-11-23T09:00Z', '2026-11-23')], []],
    [
      'another, and the first again',
      [signed('2026-11-23T00:00Z', '2027-01-01'), signed('2026-11-24T00:00Z', '2026-12-01')],
      ['2026-12-01T08:00Z'],
    ],
    ['something else', [event('visit', instant('2026-11-23T00:00Z'))], ['2026-12-01T08:00Z']],
  ])('T22 each event may change what is to come: %s', (_, changes, expected) => {
    expect(firings({ at: '09:00' }, [berlin, signed(today, '2026-12-01'), ...changes])).toEqual(expected);
  });

  it.each<[string, readonly CustomerEvent[], readonly string[]]>([
    ['not at a later event', [event('visit', instant('2026-12-02T00:00Z'))], []],
    ['not when it is set again', [signed('2026-12-02T00:00Z', '2026-12-01')], []],
    ['not when it has been gone', [signed('2026-12-02T00:00Z'), signed('2026-12-03T00:00Z', '2026-12-01')], []],
    ['not in another zone, where it is yet to come', [moved('2026-12-01T08:30Z', 'America/New_York')], []],
    ['but for the next date', [signed('2026-12-02T00:00Z', '2027-12-01')], ['2027-12-01T08:00Z']],
  ])('T22 fires once for a date: %s', (_, later, expected) => {
    const scene = [berlin, signed(today, '2026-12-01'), ...later];

    expect(firings({ at: '09:00' }, scene)).toEqual(['2026-12-01T08:00Z', ...expected]);
  });

  it('T22, T6 what fires names the date, and has no event', () => {
    const { fired, decisions } = play(stepOf({ before: days(1), at: '09:00' }), [
      signed(today, '2026-12-01'),
      [wakeUp, instant('2026-11-30T09:00Z')],
    ]);

    expect(fired).toEqual([
      {
        name: 'renewal',
        id: '2026-12-01T00:00:00.000Z',
        openedAt: instant('2026-11-30T09:00Z'),
        at: instant('2026-11-30T09:00Z'),
      },
    ]);
    expect(decisions[0]?.cause).toEqual({
      kind: 'trigger',
      trigger: 'renewal',
      match: '2026-12-01T00:00:00.000Z',
      at: instant('2026-11-30T09:00Z'),
    });
  });

  it.each<[string, Options, string, number]>([
    ['however late', { at: '09:00' }, '2027-03-01T00:00Z', 1],
    ['at the end of the grace', { at: '09:00', grace: hours(1) }, '2026-12-01T10:00Z', 1],
    ['not behind it', { at: '09:00', grace: hours(1) }, '2026-12-01T10:00:00.001Z', 0],
  ])('T23 what was missed fires %s', (_, options, now, many) => {
    const step = stepOf(options);
    const { state } = play(step, [signed(today, '2026-12-01')]);
    const { fired, wakeAt, state: after } = step(state, wakeUp, instant(now));

    expect([fired.length, wakeAt]).toEqual([many, undefined]);
    expect(after.triggers).toEqual({ renewal: { done: instant('2026-12-01T00:00Z') } });
  });

  it('T22 what an aggregate no longer says when it is due does not fire', () => {
    const step = stepOf({ at: '09:00' });
    const { state } = play(step, [signed(today, '2026-12-01')]);
    const { fired, state: after } = step({ ...state, profile: {} }, wakeUp, instant('2026-12-01T09:00Z'));

    expect([fired, after.triggers]).toEqual([[], {}]);
  });

  it.each([
    ['PATH_INVALID /triggers/t/path', { path: 'event.renewal' }],
    ['PATH_INVALID /triggers/t/path', { path: 'now' }],
    ['VALUE_OUT_OF_RANGE /triggers/t/after', { path: 'profile.x', before: days(1), after: days(1) }],
    ['VALUE_OUT_OF_RANGE /triggers/t/before', { path: 'profile.x', before: hours(25), at: '09:00' }],
    ['VALUE_OUT_OF_RANGE /triggers/t/after', { path: 'profile.x', after: 1, at: '09:00' }],
    ['VALUE_OUT_OF_RANGE /triggers/t/grace', { path: 'profile.x', grace: -1 }],
    ['TIME_INVALID /triggers/t/at', { path: 'profile.x', at: '24:00' }],
  ])('is refused as %s', (fault, options) => {
    const faults = faultsOf(() => compile(small({ triggers: { t: onDate(options) } })));

    expect(faults.map((each) => each.join(' '))).toEqual([fault]);
  });

  it.each([8.64e15, -8.64e15, 8.64e15 - 1, 0.5, '9999-12-31', '0000-01-01'])(
    'S1 comes to rest with a date of %s',
    (renewal) => {
      for (const options of [{ at: '23:59' }, { before: days(1) }, { after: days(1), zone: 'Pacific/Apia' }]) {
        const { state, wakeAt } = play(stepOf(options), [signed(today, renewal)]);

        expect(Math.abs(wakeAt ?? 0)).toBeLessThanOrEqual(8.64e15);
        if (wakeAt === undefined) continue;
        expect(stepOf(options)(state, wakeUp, wakeAt).wakeAt).toBe(undefined);
      }
    },
  );

  it.each([[{ due: 0 }], [{ date: 'x', due: 'x' }], [{ due: 0, zone: 5, done: {} }], [{ date: 0, due: -1e300 }]])(
    'S1 a damaged memory keeps no step busy: %j',
    (damaged) => {
      const step = stepOf({ at: '09:00' });
      const { state } = play(step, [signed(today, '2026-12-01')]);
      const now = instant('2026-12-01T00:00Z');

      for (const input of [wakeUp, event('visit', now)]) {
        expect(step({ ...state, triggers: { renewal: damaged } }, input, now).state.customer).toBe('ada');
      }
    },
  );

  it('what is remembered of two customers is the later date, unless it is done', () => {
    const rule = onDateRule.compile(onDate({ path: 'profile.x' }), builder(), '/triggers/t');
    const one = { date: 5, due: 10, zone: 'UTC', done: 2 };
    const both = (a: object, b: object, merged: object): void => {
      expect(rule.merge(a, b)).toEqual(merged);
      expect(rule.merge(b, a)).toEqual(merged);
    };

    both(one, { date: 6, due: 9 }, { date: 6, due: 9, done: 2 });
    both(one, { done: 5 }, { done: 5 });
    both(one, { done: 3 }, { ...one, done: 3 });
    both(one, { date: 5, due: 10, zone: 'Z' }, { ...one, zone: 'Z' });
    both(one, one, one);
    both({ date: 1 }, {}, { date: 1 });
  });
});

describe.skipIf(clockChanges.length === 0)(`onDate across the clock changes of 2026 and 2027${noClockChanges}`, () => {
  it.each(clockChanges)('T22, T21 fires at the time of the day in $zone around $of.epochMs', ({ zone, of }) => {
    const change = wallAround(of.epochMs - 1, of) + 1;
    const date = new Date(change).toISOString().slice(0, 10);
    for (const shown of [change - hours(1), change - minutes(30), change, change + minutes(30), change + hours(1)]) {
      const time = new Date(shown).toISOString();
      if (!time.startsWith(date)) continue;
      let at = of.epochMs - days(1);
      while (wallAround(at, of) < shown) at += minutes(1);
      const known = event('signed', of.epochMs - days(3), { renewal: date });

      expect([time, ...firings({ at: time.slice(11, 16), zone }, [known])]).toEqual([time, iso(at)]);
    }
  });
});
