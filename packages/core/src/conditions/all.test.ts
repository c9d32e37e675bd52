import { describe, expect, it } from 'vitest';

import { builder } from '../../test/builder.ts';
import { judge } from '../../test/judge.ts';
import { moment } from '../../test/moment.ts';
import { being, truths } from '../../test/truths.ts';
import { all } from './all.ts';
import { blameOf } from './blameOf.ts';
import type { Truth } from './truth.ts';

const pairs = truths.flatMap((a) => truths.map((b) => [a, b] as const));

describe('all', () => {
  it.each(pairs)('C2 %s and %s', (a, b) => {
    const kleene: Truth = a === false || b === false ? false : a === undefined || b === undefined ? undefined : true;

    expect(judge(all(being(a), being(b)))).toBe(kleene);
  });

  it('C2 is true where there is no condition', () => {
    expect(judge(all())).toBe(true);
  });

  it('C2 is unknown where one of many is, and none is false', () => {
    expect(judge(all(being(true), being(undefined), being(true)))).toBe(undefined);
    expect(judge(all(being(undefined), being(true), being(false)))).toBe(false);
  });

  it('blames the first that is false, even behind one that is unknown', () => {
    const condition = builder().condition(all(being(true), being(undefined), being(false)), '/when');

    expect(blameOf(condition, moment())).toEqual({ clause: '/when/of/2', path: 'now', seen: 0, needed: { eq: 1 } });
  });

  it('blames the first that is unknown where none is false', () => {
    const condition = builder().condition(all(being(true), being(undefined)), '/when');

    expect(blameOf(condition, moment())).toEqual({
      clause: '/when/of/1',
      path: 'profile.nowhere',
      seen: undefined,
      needed: { eq: 1 },
    });
  });
});
