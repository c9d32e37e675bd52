import { describe, expect, it } from 'vitest';

import { judge } from '../../test/judge.ts';
import { gte } from './gte.ts';
import type { Truth } from './truth.ts';

const cases: readonly (readonly [seen: unknown, value: number, truth: Truth])[] = [
  [50, 50, true],
  [50.000001, 50, true],
  [49.999999, 50, false],
  [-0, 0, true],
  [Infinity, 1e308, true],
  [-Infinity, -1e308, false],
  [Number.NaN, 0, undefined],
  ['50', 50, undefined],
  [null, 0, undefined],
  [true, 0, undefined],
  [50n, 50, undefined],
  [new Date(50), 50, undefined],
  [undefined, 50, undefined],
];

describe('gte', () => {
  it.each(cases)('C4 %s is at least %s: %s', (seen, value, truth) => {
    expect(judge(gte('profile.x', value), { profile: { x: seen } })).toBe(truth);
  });
});
