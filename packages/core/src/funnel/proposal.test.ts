import { expect, it } from 'vitest';

import { moment } from '../../test/moment.ts';
import { Combination, type Combining } from '../conditions/combination.ts';
import type { CompiledCondition } from '../conditions/conditionRule.ts';
import type { Truth } from '../conditions/truth.ts';
import { areMet } from './proposal.ts';

const ALL: Combining = { is: 'all', testOf: () => () => expect.unreachable('asks for its parts') };

it.each<[truths: readonly Truth[], asked: number]>([
  [[true, true, true], 3],
  [[true, false, true], 2],
  [[true, undefined, false], 2],
  [[undefined, true, true], 1],
  [[true, true, undefined], 3],
])('of %j it asks the first %i, the last two of which are all of something themselves', (truths, expected) => {
  let asked = 0;
  const [first, ...rest] = truths.map((truth): CompiledCondition => ({
    test: () => {
      asked += 1;
      return truth;
    },
  }));
  const condition = new Combination(ALL, [first!, new Combination(ALL, rest, '')], '');

  expect(areMet([{ condition, reason: 'NOT_ELIGIBLE' }], moment())).toBe(truths.every((truth) => truth === true));
  expect(asked).toBe(expected);
});
