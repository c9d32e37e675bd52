import { describe, expect, it } from 'vitest';

import { judge } from '../../test/judge.ts';
import type { Scalar } from '../shape/shape.ts';
import { eq } from './eq.ts';
import type { Truth } from './truth.ts';

const cases: readonly (readonly [seen: unknown, value: Scalar, truth: Truth])[] = [
  ['vip', 'vip', true],
  ['vip', 'VIP', false],
  [1, 1, true],
  [1, '1', false],
  ['1', 1, false],
  [1, true, false],
  [0, false, false],
  ['', false, false],
  [true, true, true],
  [null, null, true],
  [null, 0, false],
  [0, null, false],
  [-0, 0, true],
  [0, -0, true],
  [Number.NaN, 0, false],
  [[1], 1, false],
  [{}, '[object Object]', false],
  [undefined, 0, undefined],
  [undefined, null, undefined],
];

describe('eq', () => {
  it.each(cases)('C3 %j is %j: %s', (seen, value, truth) => {
    expect(judge(eq('profile.x', value), { profile: { x: seen } })).toBe(truth);
  });

  it('C3 is unknown where there is no attribute', () => {
    expect(judge(eq('profile.x', null))).toBe(undefined);
  });
});
