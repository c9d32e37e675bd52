import { describe, expect, it } from 'vitest';

import { builder } from '../../test/builder.ts';
import { judge } from '../../test/judge.ts';
import { moment } from '../../test/moment.ts';
import { being, truths } from '../../test/truths.ts';
import { any } from './any.ts';
import { blameOf } from './blameOf.ts';
import type { Truth } from './truth.ts';

const pairs = truths.flatMap((a) => truths.map((b) => [a, b] as const));

describe('any', () => {
  it.each(pairs)('C2 %s or %s', (a, b) => {
    const kleene: Truth = a === true || b === true ? true : a === undefined || b === undefined ? undefined : false;

    expect(judge(any(being(a), being(b)))).toBe(kleene);
  });

  it('C2 is false where there is no condition', () => {
    expect(judge(any())).toBe(false);
  });

  it('C2 is true where one of many is, whatever the others are', () => {
    expect(judge(any(being(false), being(undefined), being(true)))).toBe(true);
    expect(judge(any(being(undefined), being(false), being(false)))).toBe(undefined);
  });

  it('blames the first that is unknown, because an attribute can still arrive', () => {
    const condition = builder().condition(any(being(false), being(undefined)), '/when');

    expect(blameOf(condition, moment()).clause).toBe('/when/of/1');
  });

  it('blames the first where every one is false', () => {
    const condition = builder().condition(any(being(false), being(false)), '/when');

    expect(blameOf(condition, moment())).toEqual({ clause: '/when/of/0', path: 'now', seen: 0, needed: { eq: 1 } });
  });

  it('blames itself where there is no condition', () => {
    expect(blameOf(builder().condition(any(), '/when'), moment())).toEqual({ clause: '/when' });
  });
});
