import { describe, expect, it } from 'vitest';

import { builder } from '../../test/builder.ts';
import { clockChanges, noClockChanges, wallAround } from '../../test/clockChanges.ts';
import { event } from '../../test/event.ts';
import { play } from '../../test/play.ts';
import { places, small } from '../../test/small.ts';
import { wakeUp } from '../../test/wakeUp.ts';
import { eq } from '../conditions/eq.ts';
import { qualify } from '../funnel/qualify.ts';
import { latest } from '../profile/latest.ts';
import type { StepResult } from '../step/stepResult.ts';
import { compile } from '../strategy/standardCompile.ts';
import { days, hours, minutes } from '../time/duration.ts';
import { instant, type Instant } from '../time/instant.ts';
import { schedule, scheduleRule, type Schedule } from './schedule.ts';

type Options = Omit<Schedule, 'kind'>;

const stepOf = (options: Options) =>
  compile(
    small({
      aggregates: { timeZone: latest('moved', 'zone') },
      triggers: { daily: schedule(options) },
      actions: [{ id: 'letter', channel: 'email', on: 'daily' }],
      funnel: [qualify(), places],
    }),
  );
const visit = (iso: string) => event('visit', instant(iso));
const moved = (iso: string, zone: unknown) => event('moved', instant(iso), { zone });
const iso = (at: Instant): string => new Date(at).toISOString().replace(':00.000Z', 'Z');

/** The ids and times of what fires for a customer who is woken whenever it is due, until an instant. */
function firings(options: Options, scene: readonly ReturnType<typeof event>[], until: string): readonly string[] {
  const step = stepOf(options);
  const fired: string[] = [];
  let result: StepResult | undefined;
  const take = (next: StepResult): void => {
    result = next;
    for (const { id, at } of next.fired) fired.push(`${id} ${iso(at)}`);
  };
  const wake = (before: Instant): void => {
    for (let i = 0; result?.wakeAt !== undefined && result.wakeAt < before && i < 1000; i += 1) {
      take(step(result.state, wakeUp, result.wakeAt));
    }
  };
  for (const each of scene) {
    wake(each.time);
    take(step(result?.state, each, each.time));
  }
  wake(instant(until));
  return fired;
}

describe('schedule', () => {
  it.each<[string, Options, string, string, readonly string[]]>([
    [
      'every day',
      { at: '09:00' },
      '2026-11-22T10:00Z',
      '2026-11-25T00:00Z',
      ['2026-11-23 2026-11-23T09:00Z', '2026-11-24 2026-11-24T09:00Z'],
    ],
    [
      'the day that it begins',
      { at: '09:00' },
      '2026-11-22T08:59Z',
      '2026-11-23T00:00Z',
      ['2026-11-22 2026-11-22T09:00Z'],
    ],
    ['not the instant at which it begins', { at: '09:00' }, '2026-11-22T09:00Z', '2026-11-23T09:00Z', []],
    [
      'some days of the week',
      { on: ['mon', 'wed'], at: '23:59' },
      '2026-11-22T10:00Z',
      '2026-11-30T00:00Z',
      ['2026-11-23 2026-11-23T23:59Z', '2026-11-25 2026-11-25T23:59Z'],
    ],
    [
      'a day of the month',
      { dayOfMonth: 1, at: '00:00' },
      '2026-11-22T10:00Z',
      '2027-01-02T00:00Z',
      ['2026-12-01 2026-12-01T00:00Z', '2027-01-01 2027-01-01T00:00Z'],
    ],
    [
      'the last day of a shorter month',
      { dayOfMonth: 31, at: '12:00' },
      '2027-01-31T13:00Z',
      '2027-04-01T00:00Z',
      ['2027-02-28 2027-02-28T12:00Z', '2027-03-31 2027-03-31T12:00Z'],
    ],
    [
      'days that are both',
      { on: ['fri'], dayOfMonth: 13, at: '13:13' },
      '2026-11-14T10:00Z',
      '2028-01-01T00:00Z',
      ['2027-08-13 2027-08-13T13:13Z'],
    ],
    [
      'where the customer is, if nobody says where',
      { at: '09:00', zone: 'America/New_York' },
      '2026-11-22T10:00Z',
      '2026-11-22T23:00Z',
      ['2026-11-22 2026-11-22T14:00Z'],
    ],
  ])('T20 fires %s', (_, options, first, until, expected) => {
    expect(firings(options, [visit(first)], until)).toEqual(expected);
  });

  it('T20 finds every day that is both a day of the week and of the month', () => {
    for (const on of ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const) {
      for (let dayOfMonth = 1; dayOfMonth <= 31; dayOfMonth += 1) {
        for (const start of ['2026-01-01T00:00Z', '2027-03-01T00:00Z', '2399-11-30T00:00Z']) {
          const { state } = stepOf({ on: [on], dayOfMonth, at: '12:00' })(undefined, visit(start), instant(start));

          expect([on, dayOfMonth, 'daily' in state.triggers]).toEqual([on, dayOfMonth, true]);
        }
      }
    }
  });

  it('T20 begins with the first event, whatever it is, and not with a request', () => {
    const step = stepOf({ at: '09:00' });
    const asked = step(undefined, { kind: 'request', id: 'r', customer: 'ada' }, hours(1));

    expect(asked.wakeAt).toBe(undefined);
    expect(step(asked.state, event('unheard of', 0), hours(1)).wakeAt).toBe(hours(9));
  });

  it('T20 begins now, also with an event that comes late', () => {
    expect(stepOf({ at: '09:00' })(undefined, event('visit', 0), hours(10)).wakeAt).toBe(hours(33));
  });

  it('T20, T6 there is no event; rules see when it was due', () => {
    const step = compile(
      small({
        triggers: { daily: schedule({ at: '09:00' }) },
        actions: [
          { id: 'letter', channel: 'email', on: 'daily', when: eq('trigger.at', hours(9)) },
          { id: 'none', channel: 'email', on: 'daily', when: eq('event.type', 'visit') },
        ],
        funnel: [qualify(), places],
      }),
    );
    const { fired, decisions } = play(step, [event('visit', 0), [wakeUp, hours(10)]]);

    expect(fired).toEqual([{ name: 'daily', id: '1970-01-01', openedAt: hours(9), at: hours(9) }]);
    expect(decisions.map(({ action }) => action)).toEqual(['letter']);
  });

  it('T21 follows the zone of the customer', () => {
    const scene = [visit('2026-11-22T10:00Z'), moved('2026-11-22T11:00Z', 'America/New_York')];

    expect(firings({ at: '09:00' }, scene, '2026-11-24T00:00Z')).toEqual(['2026-11-23 2026-11-23T14:00Z']);
  });

  it.each([
    ['west, where it is the same date again', 'Pacific/Kiritimati', 'Pacific/Honolulu', '2026-11-22T20:00Z'],
    ['east, over the time', 'America/New_York', 'Asia/Tokyo', '2026-11-22T13:30Z'],
    ['nowhere', 'America/New_York', 'Nowhere/Land', '2026-11-22T13:30Z'],
    ['to something that is no zone', 'America/New_York', 7, '2026-11-22T13:30Z'],
    ['to a text that is too long', 'America/New_York', 'x'.repeat(65), '2026-11-22T13:30Z'],
  ])('T21 never fires twice for a date, and leaves none out: who moves %s', (_, from, to, at) => {
    const scene = [moved('2026-11-20T20:00Z', from), moved(at, to)];
    const dates = firings({ at: '09:00' }, scene, '2026-11-24T23:59Z').map((each) => each.slice(0, 10));

    expect(dates).toEqual([...new Set(dates)]);
    expect(dates.slice(-3)).toEqual(['2026-11-22', '2026-11-23', '2026-11-24']);
  });

  it('T21 what the new zone has behind it fires at once', () => {
    const scene = [moved('2026-11-22T12:00Z', 'America/New_York'), moved('2026-11-22T13:00Z', 'Europe/Berlin')];

    expect(firings({ at: '09:00' }, scene, '2026-11-22T15:00Z')).toEqual(['2026-11-22 2026-11-22T08:00Z']);
  });

  it.each(['x'.repeat(65), ''])('S5, T21 remembers no more of the zone than a name: %j is none', (zone) => {
    const now = instant('2026-11-22T10:00Z');
    const { state } = stepOf({ at: '09:00' })(undefined, moved('2026-11-22T10:00Z', zone), now);

    expect(state.triggers).toEqual({ daily: { day: 20_780, due: instant('2026-11-23T09:00Z') } });
  });

  it('I1, T21 who has an empty text for a zone becomes one with who has none, whoever comes first', () => {
    const step = stepOf({ at: '09:00' });
    const now = instant('2026-11-22T10:00Z');
    const states = ['', undefined].map(
      (zone, i) => step(undefined, { ...moved('2026-11-22T10:00Z', zone), customer: `v${i}` }, now).state,
    );
    const merged = [states, [...states].reverse()].map(
      ([one, other]) => step(one, { kind: 'merge', customer: one!.customer, state: other! }, now).state.triggers,
    );

    expect(merged[0]).toEqual(merged[1]);
  });

  it.each<[string, Options, string, readonly string[]]>([
    ['once, for the last', { at: '09:00' }, '2026-11-26T08:00Z', ['2026-11-25']],
    ['not, where the last is older than the grace', { at: '09:00', grace: hours(1) }, '2026-11-26T08:00Z', []],
    ['at the very end of the grace', { at: '09:00', grace: hours(1) }, '2026-11-26T10:00Z', ['2026-11-26']],
    ['not a millisecond later', { at: '09:00', grace: hours(1) - 1 }, '2026-11-26T10:00Z', []],
    ['in time only, where there is none', { at: '09:00', grace: 0 }, '2026-11-26T09:00Z', ['2026-11-26']],
  ])('T23 what was missed fires %s', (_, options, now, expected) => {
    const step = stepOf(options);
    const { state } = step(undefined, visit('2026-11-22T10:00Z'), instant('2026-11-22T10:00Z'));
    const { fired, wakeAt } = step(state, wakeUp, instant(now));

    expect(fired.map(({ id }) => id)).toEqual(expected);
    expect(wakeAt).toBe(instant(now < '2026-11-26T09:00Z' ? '2026-11-26T09:00Z' : '2026-11-27T09:00Z'));
  });

  it('T23, T5 an event fires what is due before it', () => {
    const step = stepOf({ at: '09:00' });
    const before = play(step, [visit('2026-11-22T10:00Z')]);
    const at = step(before.state, visit('2026-11-23T09:00Z'), instant('2026-11-23T09:00Z'));

    expect(at.fired).toEqual([]);
    expect(at.wakeAt).toBe(instant('2026-11-23T09:00Z'));
    expect(play(step, [visit('2026-11-23T09:01Z')], before.state).fired.map(({ id }) => id)).toEqual(['2026-11-23']);
  });

  it.each([
    [{ day: Number.NaN, due: 0 }],
    [{ day: 1e300, due: 0 }],
    [{ day: -1e300, due: -1e300 }],
    [{ day: 0.5, due: 0 }],
    [{ due: 0 }],
    [{ day: 'x', due: 0, zone: {} }],
    [{ day: 20_000, due: 8.64e15 }],
  ])('S1 a damaged memory keeps no step busy: %j', (damaged) => {
    const step = stepOf({ at: '09:00', on: ['mon'], dayOfMonth: 7 });
    const { state } = play(step, [visit('2026-11-22T10:00Z')]);
    const now = instant('2026-12-01T00:00Z');

    expect(step({ ...state, triggers: { daily: damaged } }, wakeUp, now).state.customer).toBe('ada');
    expect(step({ ...state, triggers: { daily: damaged } }, event('visit', now), now).state.customer).toBe('ada');
  });

  it.each([8.64e15, 8.64e15 - 1, 8.64e15 - days(1), -8.64e15, -8.64e15 + days(1)])('S1 comes to rest at %s', (now) => {
    const step = stepOf({ at: '23:59', zone: 'Pacific/Apia' });
    let result = step(undefined, event('visit', now), now);
    for (let i = 0; i < 5 && result.wakeAt !== undefined; i += 1) {
      expect(Math.abs(result.wakeAt)).toBeLessThanOrEqual(8.64e15);
      const next = step(result.state, wakeUp, Math.max(now, result.wakeAt));
      expect(next.wakeAt ?? Infinity).toBeGreaterThan(Math.max(now, result.wakeAt));
      result = next;
    }
  });

  it('a date for which it has fired for one of two is over for both', () => {
    const rule = scheduleRule.compile(schedule({ at: '09:00' }), builder(), '/triggers/t');
    const one = { day: 5, due: 10, zone: 'UTC' };
    const other = { day: 6, due: 9, zone: 'Asia/Tokyo' };

    expect(rule.merge(one, other)).toBe(other);
    expect(rule.merge(other, one)).toBe(other);
    expect(rule.merge(one, { day: 5, due: 9 })).toBe(one);
    expect(rule.merge({ day: 5, due: 10, zone: 'A' }, one)).toBe(one);
    expect(rule.merge(one, { day: 5, due: 10, zone: 'A' })).toBe(one);
  });
});

describe.skipIf(clockChanges.length === 0)(
  `schedule across the clock changes of 2026 and 2027${noClockChanges}`,
  () => {
    it.each(clockChanges)(
      'T21 fires once a date in $zone around $of.epochMs, at the first minute that is not before its time',
      ({ zone, of }) => {
        const change = wallAround(of.epochMs - 1, of) + 1;
        for (const around of [-90, -60, -30, 0, 30, 59, 60, 90]) {
          const time = new Date(change + around * minutes(1)).toISOString().slice(11, 16);
          const first = event('visit', of.epochMs - days(1.5));
          const seen = firings({ at: time, zone }, [first], new Date(of.epochMs + days(1.5)).toISOString());
          const expected = [-1, 0, 1]
            .map((n) => {
              const shown = change + around * minutes(1) + n * days(1);
              let at = of.epochMs - days(1.5);
              while (wallAround(at, of) < shown) at += minutes(1);
              return { date: new Date(shown).toISOString().slice(0, 10), at };
            })
            .filter(({ at }) => at > first.time && at < of.epochMs + days(1.5))
            .map(({ date, at }) => `${date} ${iso(at)}`);

          expect([time, ...seen]).toEqual([time, ...expected]);
        }
      },
    );
  },
);
