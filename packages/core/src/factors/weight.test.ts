import { expect, it } from 'vitest';

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
