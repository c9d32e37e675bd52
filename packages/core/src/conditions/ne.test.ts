import { describe, expect, it } from 'vitest';

import { judge } from '../../test/judge.ts';
import type { Scalar } from '../shape/shape.ts';
import { ne } from './ne.ts';
import type { Truth } from './truth.ts';

const cases: readonly (readonly [seen: unknown, value: Scalar, truth: Truth])[] = [
  ['vip', 'vip', false],
  ['vip', 'VIP', true],
  [1, '1', true],
  [0, false, true],
  [null, null, false],
  [0, null, true],
  [-0, 0, false],
  [Number.NaN, 0, true],
  [[1], 1, true],
  [undefined, 0, undefined],
  [undefined, null, undefined],
];

describe('ne', () => {
  it.each(cases)('C3 %j is not %j: %s', (seen, value, truth) => {
    expect(judge(ne('profile.x', value), { profile: { x: seen } })).toBe(truth);
  });
});
