import { describe, expect, it } from 'vitest';

import { builder } from '../../test/builder.ts';
import { judge } from '../../test/judge.ts';
import type { Comparison } from './compare.ts';
import type { Truth } from './truth.ts';
import { version } from './version.ts';

const ALL: readonly Comparison[] = ['eq', 'ne', 'gt', 'gte', 'lt', 'lte'];

describe('version', () => {
  it.each<[unknown, string, string]>([
    ['1.2.3', '1.2.3', 'eq gte lte'],
    ['v1.2', '1.2.0', 'eq gte lte'],
    ['1.10.0', '1.9.0', 'ne gt gte'],
    ['2.0.0-rc.1', '2.0.0', 'ne lt lte'],
    ['1.0.0+5', '1.0.0+7', 'eq gte lte'],
    ['0.9', '1', 'ne lt lte'],
    ['1.x', '1', ''],
    [1, '1', ''],
    [undefined, '1', ''],
  ])('C14 %s and %s: %s', (seen, value, holding) => {
    const truths = ALL.map((is): [Comparison, Truth] => [
      is,
      judge(version('profile.x', is, value), { profile: { x: seen } }),
    ]);

    expect(truths.flatMap(([is, truth]) => (truth === true ? [is] : [])).join(' ')).toBe(holding);
    expect(truths.every(([, truth]) => (truth === undefined) === (holding === ''))).toBe(true);
  });

  it('C14 takes no literal that is not a version', () => {
    const build = builder();
    build.condition(version('profile.x', 'gt', 'latest'), '/when');

    expect(build.faults.map(({ code, path }) => [code, path])).toEqual([['VERSION_INVALID', '/when/value']]);
  });
});
