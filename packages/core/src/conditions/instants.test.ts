import { describe, expect, it } from 'vitest';

import { builder } from '../../test/builder.ts';
import { judge } from '../../test/judge.ts';
import { moment } from '../../test/moment.ts';
import type { Node } from '../shape/shape.ts';
import { days } from '../time/duration.ts';
import { instant } from '../time/instant.ts';
import { after } from './after.ts';
import { before } from './before.ts';
import { blameOf } from './blameOf.ts';
import { dayOfWeek } from './dayOfWeek.ts';
import { timeOfDay } from './timeOfDay.ts';
import type { Truth } from './truth.ts';
import { within } from './within.ts';

/** A Tuesday. */
const noon = instant('2026-06-09T12:00:00Z');
const seeing = (condition: Node, x: unknown, more: object = {}): Truth =>
  judge(condition, { profile: { x, ...more }, now: noon });

describe('before and after', () => {
  it.each<[unknown, Truth, Truth]>([
    [noon, false, false],
    [noon - 1, true, false],
    [noon + 1, false, true],
    ['2026-06-09T12:00:00Z', false, false],
    ['2026-06-09T14:00:00+02:00', false, false],
    ['2026-06-09T13:59:59.999+02:00', true, false],
    ['2026-06-09', true, false],
    ['2026-06-10', false, true],
    [new Date(noon + 1), false, true],
    [new Date(Number.NaN), undefined, undefined],
    ['2026-06-09T12:00:00', undefined, undefined],
    ['2026-02-30', undefined, undefined],
    [Infinity, undefined, undefined],
    [8.64e15 + 1, undefined, undefined],
    [null, undefined, undefined],
    [undefined, undefined, undefined],
  ])('C12 %s: before %s, after %s', (seen, isBefore, isAfter) => {
    expect(seeing(before('profile.x', noon), seen)).toBe(isBefore);
    expect(seeing(after('profile.x', noon), seen)).toBe(isAfter);
  });
});

describe('within', () => {
  it.each<[unknown, Truth, Truth, Truth]>([
    [noon, true, true, true],
    [noon - days(1), true, false, true],
    [noon - days(1) - 1, false, false, false],
    [noon + days(2), false, true, true],
    [noon + days(2) + 1, false, false, false],
    [noon - 1, true, false, true],
    ['2026-06-09', true, false, true],
    ['soon', undefined, undefined, undefined],
    [undefined, undefined, undefined, undefined],
  ])('C12 %s: in the last day %s, in the next two %s, in either %s', (seen, inLast, inNext, inEither) => {
    expect(seeing(within('profile.x', { last: days(1) }), seen)).toBe(inLast);
    expect(seeing(within('profile.x', { next: days(2) }), seen)).toBe(inNext);
    expect(seeing(within('profile.x', { last: days(1), next: days(2) }), seen)).toBe(inEither);
  });

  it('C12 has to look back or ahead', () => {
    const build = builder();
    build.condition({ kind: 'within', path: 'now' } as Node, '/when');

    expect(build.faults.map(({ code, path }) => [code, path])).toEqual([['FIELD_MISSING', '/when/last']]);
  });
});

describe('dayOfWeek', () => {
  it('C13 is the day where the customer is', () => {
    const late = { now: instant('2026-06-09T23:30:00Z') };

    expect(judge(dayOfWeek(['tue']), late)).toBe(true);
    expect(judge(dayOfWeek(['wed', 'thu']), late)).toBe(false);
    expect(judge(dayOfWeek([]), late)).toBe(false);
    expect(judge(dayOfWeek(['wed']), { ...late, profile: { timeZone: 'Europe/Berlin' } })).toBe(true);
    expect(judge(dayOfWeek(['wed'], { zone: 'Europe/Berlin' }), late)).toBe(true);
    expect(judge(dayOfWeek(['wed'], { zone: 'Europe/Berlin' }), { ...late, profile: { timeZone: 'Nowhere' } })).toBe(
      true,
    );
    expect(judge(dayOfWeek(['tue'], { zone: 'Europe/Berlin' }), { ...late, profile: { timeZone: 'UTC' } })).toBe(true);
  });

  it('C13 is that of an attribute, where one is named', () => {
    expect(seeing(dayOfWeek(['sun'], { path: 'profile.x' }), '2026-06-07')).toBe(true);
    expect(seeing(dayOfWeek(['sat'], { path: 'profile.x' }), '2026-06-07', { timeZone: 'America/New_York' })).toBe(
      true,
    );
    expect(seeing(dayOfWeek(['sun'], { path: 'profile.x' }), 'Sunday')).toBe(undefined);
    expect(seeing(dayOfWeek(['sun'], { path: 'profile.x' }), undefined)).toBe(undefined);
  });

  it('says which day it is', () => {
    const condition = builder().condition(dayOfWeek(['sun'], { path: 'profile.x' }), '/when');
    expect(blameOf(condition, moment({ profile: { x: noon } }))).toEqual({
      clause: '/when',
      path: 'profile.x',
      seen: 'tue',
      needed: { dayOfWeek: ['sun'] },
    });
    expect(blameOf(condition, moment({ profile: { x: 'Sunday' } })).seen).toBe('Sunday');
  });
});

describe('timeOfDay', () => {
  it.each<[string, string, string, boolean]>([
    ['12:00', '12:01', 'UTC', true],
    ['11:59', '12:00', 'UTC', false],
    ['12:01', '11:59', 'UTC', false],
    ['12:01', '12:00', 'UTC', false],
    ['22:00', '12:01', 'UTC', true],
    ['12:00', '12:00', 'UTC', false],
    ['14:00', '15:00', 'Europe/Berlin', true],
    ['12:00', '13:00', 'Europe/Berlin', false],
  ])('C13 at noon it is from %s until %s in %s: %s', (from, to, zone, truth) => {
    expect(judge(timeOfDay(from, to, { zone }), { now: noon })).toBe(truth);
    expect(judge(timeOfDay(from, to), { now: noon, profile: { timeZone: zone } })).toBe(truth);
    expect(seeing(timeOfDay(from, to, { path: 'profile.x', zone }), new Date(noon))).toBe(truth);
  });

  it('C13 is unknown where the attribute is no instant', () => {
    expect(seeing(timeOfDay('00:00', '23:59', { path: 'profile.x' }), '12:00')).toBe(undefined);
  });
});
