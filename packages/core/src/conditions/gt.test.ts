import { describe, expect, it } from 'vitest';

import { judge } from '../../test/judge.ts';
import { gt } from './gt.ts';
import { lte } from './lte.ts';
import type { Truth } from './truth.ts';

const cases: readonly (readonly [seen: unknown, value: number, isGreater: Truth])[] = [
  [50, 50, false],
  [50.000001, 50, true],
  [49.999999, 50, false],
  [-0, 0, false],
  [0, -0, false],
  [Infinity, 1e308, true],
  [-Infinity, -1e308, false],
  [Number.NaN, 0, undefined],
  ['51', 50, undefined],
  [null, -1, undefined],
  [true, 0, undefined],
  [51n, 50, undefined],
  [new Date(51), 50, undefined],
  [undefined, 50, undefined],
];

describe('gt and lte', () => {
  it.each(cases)('C4 %s is above %s: %s', (seen, value, isGreater) => {
    expect(judge(gt('profile.x', value), { profile: { x: seen } })).toBe(isGreater);
  });

  it.each(cases)('C4 %s is at most %s: the contrary', (seen, value, isGreater) => {
    const contrary = isGreater === undefined ? undefined : !isGreater;

    expect(judge(lte('profile.x', value), { profile: { x: seen } })).toBe(contrary);
  });
});
