import { describe, expect, it } from 'vitest';

import { builder } from '../../test/builder.ts';
import { judge } from '../../test/judge.ts';
import { moment } from '../../test/moment.ts';
import { being } from '../../test/truths.ts';
import { all } from './all.ts';
import { blameOf } from './blameOf.ts';
import { exists } from './exists.ts';
import { not } from './not.ts';

describe('not', () => {
  it.each([
    [true, false],
    [false, true],
    [undefined, undefined],
  ] as const)('C2 turns %s into %s', (truth, turned) => {
    expect(judge(not(being(truth)))).toBe(turned);
    expect(judge(not(not(being(truth))))).toBe(truth);
  });

  it('says what it forbids where the part is true', () => {
    const condition = builder().condition(not(exists('profile.a')), '/when');

    expect(blameOf(condition, moment({ profile: { a: 5 } }))).toEqual({
      clause: '/when',
      path: 'profile.a',
      seen: 5,
      needed: { not: { exists: true } },
    });
  });

  it('blames the part where that is unknown', () => {
    const condition = builder().condition(not(being(undefined)), '/when');

    expect(blameOf(condition, moment())).toEqual({
      clause: '/when/of',
      path: 'profile.nowhere',
      seen: undefined,
      needed: { eq: 1 },
    });
  });

  it('blames itself where the part has no clause of its own', () => {
    expect(blameOf(builder().condition(not(all()), '/when'), moment())).toEqual({ clause: '/when' });
  });
});
