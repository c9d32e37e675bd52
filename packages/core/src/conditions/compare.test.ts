import { describe, expect, it } from 'vitest';

import { builder } from '../../test/builder.ts';
import { judge } from '../../test/judge.ts';
import { moment } from '../../test/moment.ts';
import { plus } from '../terms/plus.ts';
import { blameOf } from './blameOf.ts';
import { compare, type Comparison } from './compare.ts';
import type { Truth } from './truth.ts';

const ALL: readonly Comparison[] = ['eq', 'ne', 'gt', 'gte', 'lt', 'lte'];

/** What each of them is; `?` where it is unknown. */
const all = (left: unknown, right: unknown): string =>
  ALL.map((is) => {
    const truth: Truth = judge(compare('profile.l', is, 'profile.r'), { profile: { l: left, r: right } });
    return truth === undefined ? '?' : truth ? is : '-';
  }).join(' ');

describe('compare', () => {
  it.each<[unknown, unknown, string]>([
    [5, 5, 'eq - - gte - lte'],
    [5, 6, '- ne - - lt lte'],
    [6, 5, '- ne gt gte - -'],
    [0, -0, 'eq - - gte - lte'],
    [Infinity, 5, '- ne gt gte - -'],
    [Number.NaN, 5, '- ne ? ? ? ?'],
    [Number.NaN, Number.NaN, '- ne ? ? ? ?'],
    ['a', 'a', 'eq - ? ? ? ?'],
    ['a', 'b', '- ne ? ? ? ?'],
    ['5', 5, '- ne ? ? ? ?'],
    [null, null, 'eq - ? ? ? ?'],
    [null, 0, '- ne ? ? ? ?'],
    [true, true, 'eq - ? ? ? ?'],
    [[1], [1], '? ? ? ? ? ?'],
    [{}, 5, '? ? ? ? ? ?'],
    [new Date(5), 5, '? ? ? ? ? ?'],
    [undefined, 5, '? ? ? ? ? ?'],
    [5, undefined, '? ? ? ? ? ?'],
    [undefined, undefined, '? ? ? ? ? ?'],
  ])('C15 %s and %s: %s', (left, right, holding) => {
    expect(all(left, right)).toBe(holding);
  });

  it('C15 takes numbers as they are', () => {
    expect(judge(compare(3, 'lt', 'profile.x'), { profile: { x: 4 } })).toBe(true);
    expect(judge(compare('profile.x', 'gte', 3), { profile: { x: 2 } })).toBe(false);
  });

  it('says what it saw and needed, or what is missing', () => {
    const condition = builder().condition(compare('profile.l', 'gt', plus('profile.r', 10)), '/when');

    expect(blameOf(condition, moment({ profile: { l: 5, r: 1 } }))).toEqual({
      clause: '/when',
      path: 'profile.l',
      seen: 5,
      needed: { gt: 11 },
    });
    expect(blameOf(condition, moment({ profile: { l: 5 } }))).toEqual({
      clause: '/when',
      path: 'profile.r',
      seen: undefined,
      needed: { gt: undefined },
    });
    expect(
      blameOf(builder().condition(compare(plus('profile.l', 1), 'eq', 3), ''), moment({ profile: { l: 5 } })),
    ).toEqual({
      clause: '',
      seen: 6,
      needed: { eq: 3 },
    });
  });
});
