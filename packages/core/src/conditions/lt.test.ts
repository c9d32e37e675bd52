import { describe, expect, it } from 'vitest';

import { judge } from '../../test/judge.ts';
import { lt } from './lt.ts';
import type { Truth } from './truth.ts';

const cases: readonly (readonly [seen: unknown, value: number, truth: Truth])[] = [
  [50, 50, false],
  [50.000001, 50, false],
  [49.999999, 50, true],
  [-0, 0, false],
  [Infinity, 1e308, false],
  [-Infinity, -1e308, true],
  [Number.NaN, 0, undefined],
  ['49', 50, undefined],
  [null, 1, undefined],
  [false, 1, undefined],
  [49n, 50, undefined],
  [undefined, 50, undefined],
];

describe('lt', () => {
  it.each(cases)('C4 %s is less than %s: %s', (seen, value, truth) => {
    expect(judge(lt('profile.x', value), { profile: { x: seen } })).toBe(truth);
  });
});
