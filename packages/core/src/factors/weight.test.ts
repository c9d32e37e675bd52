import { expect, it } from 'vitest';

import { builder } from '../../test/builder.ts';
import { moment } from '../../test/moment.ts';
import { score } from '../../test/score.ts';
import { being } from '../../test/truths.ts';
import { weight } from './weight.ts';

it.each([
  [true, 1.2],
  [false, 1],
  [undefined, 1],
] as const)('R3 the weight where the condition is %s is %s', (truth, expected) => {
  expect(score(weight(being(truth), 1.2), { id: 'a', channel: 'web' })).toEqual({
    score: expected,
    parts: [['weight', expected]],
  });
});

it.each([
  [true, 1.6, 1],
  [false, 1.6, 0.625],
  [true, 0.5, 0.5],
  [undefined, 0.5, 1],
] as const)('F7 where the condition is %s, a weight of %s is %s of what it can be at most', (truth, by, expected) => {
  expect(
    builder()
      .factor(weight(being(truth), by), '')
      .scale?.(moment()),
  ).toBe(expected);
});
