import { describe, expect, it } from 'vitest';

import { judge } from '../../test/judge.ts';
import { between } from './between.ts';
import type { Truth } from './truth.ts';

const cases: readonly (readonly [seen: unknown, from: number, to: number, truth: Truth])[] = [
  [18, 18, 25, true],
  [25, 18, 25, true],
  [17.999, 18, 25, false],
  [25.001, 18, 25, false],
  [5, 5, 5, true],
  [5, 6, 4, false],
  [Infinity, 0, 1e300, false],
  [Number.NaN, 0, 1, undefined],
  ['20', 18, 25, undefined],
  [null, 0, 1, undefined],
  [undefined, 0, 1, undefined],
  [undefined, 6, 4, undefined],
];

describe('between', () => {
  it.each(cases)('C4 %s is from %d to %d: %s', (seen, from, to, truth) => {
    expect(judge(between('profile.x', from, to), { profile: { x: seen } })).toBe(truth);
  });
});
