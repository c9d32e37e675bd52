import { expect, it } from 'vitest';

import { builder } from '../../test/builder.ts';
import { score } from '../../test/score.ts';
import { constant } from './constant.ts';

const action = { id: 'a', channel: 'web', value: 9 };

it('R4 is its number, which is known before anything is scored', () => {
  expect(score(constant(0.3), action)).toEqual({ score: 0.3, parts: [['constant', 0.3]] });
  expect(
    builder({ actions: [action] })
      .factor(constant(0.3), '')
      .bound?.(action),
  ).toBe(0.3);
});
