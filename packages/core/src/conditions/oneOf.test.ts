import { describe, expect, it } from 'vitest';

import { judge } from '../../test/judge.ts';
import type { Scalar } from '../shape/shape.ts';
import { oneOf } from './oneOf.ts';
import type { Truth } from './truth.ts';

const cases: readonly (readonly [seen: unknown, values: readonly Scalar[], truth: Truth])[] = [
  ['DE', ['DE', 'AT'], true],
  ['AT', ['DE', 'AT'], true],
  ['CH', ['DE', 'AT'], false],
  ['DE', [], false],
  [1, ['1', true], false],
  [-0, [0], true],
  [0, [-0], true],
  [Number.NaN, [0, null], false],
  [null, [null], true],
  [undefined, [null, 'DE'], undefined],
  [undefined, [], undefined],
];

describe('oneOf', () => {
  it.each(cases)('C3 %j in %j: %s', (seen, values, truth) => {
    expect(judge(oneOf('profile.x', values), { profile: { x: seen } })).toBe(truth);
  });
});
