import { expect, it } from 'vitest';

import { score } from '../../test/score.ts';
import { value } from './value.ts';

it.each([
  [12, 12],
  [0, 0],
  [undefined, 1],
])('R3 the value of an action worth %s is %s', (worth, expected) => {
  const action = { id: 'a', channel: 'web', ...(worth === undefined ? {} : { value: worth }) };

  expect(score(value(), action)).toEqual({ score: expected, parts: [['value', expected]] });
});
