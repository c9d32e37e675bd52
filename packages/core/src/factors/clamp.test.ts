import { expect, it } from 'vitest';

import { builder } from '../../test/builder.ts';
import { score } from '../../test/score.ts';
import { amount } from './amount.ts';
import { clamp } from './clamp.ts';
import { value } from './value.ts';

const action = { id: 'a', channel: 'web', value: 3 };

it.each([
  [{ atLeast: 1, atMost: 5 }, 0, 1],
  [{ atLeast: 1, atMost: 5 }, 1, 1],
  [{ atLeast: 1, atMost: 5 }, 3, 3],
  [{ atLeast: 1, atMost: 5 }, 6, 5],
  [{ atMost: 5 }, 0, 0],
  [{ atLeast: 2 }, 1e9, 1e9],
  [{ atLeast: 7, atMost: 5 }, 6, 5],
])('R4 within %j, %s counts as %s', (limits, visits, expected) => {
  const { score: found, parts } = score(clamp(amount('profile.visits'), limits), action, { profile: { visits } });

  expect([found, parts]).toEqual([expected, [['clamp', expected]]]);
});

it('F7 knows a bound where its part or its limit does', () => {
  const bound = (node: ReturnType<typeof clamp>): number | undefined =>
    builder({ actions: [action] })
      .factor(node, '')
      .bound?.(action);

  expect(bound(clamp(value(), {}))).toBe(3);
  expect(bound(clamp(value(), { atLeast: 4, atMost: 9 }))).toBe(4);
  expect(bound(clamp(amount('profile.visits'), { atMost: 9 }))).toBe(9);
  expect(bound(clamp(amount('profile.visits'), { atLeast: 1 }))).toBeUndefined();
});
