import { expect, it } from 'vitest';

import { builder } from '../../test/builder.ts';
import { faultsOf } from '../../test/faultsOf.ts';
import { score } from '../../test/score.ts';
import { places, small } from '../../test/small.ts';
import { arbitrate } from '../funnel/arbitrate.ts';
import { compile } from '../strategy/standardCompile.ts';
import { amount } from './amount.ts';
import { normalise } from './normalise.ts';
import { value } from './value.ts';

const action = { id: 'a', channel: 'web', value: 3 };

it.each([
  [0, 0],
  [100, 0],
  [200, 0.25],
  [500, 1],
  [1e9, 1],
])('R4 of a range from 100 to 500, %s is %s', (spend, expected) => {
  const node = normalise(amount('profile.spend'), { from: 100, to: 500 });

  expect(score(node, action, { profile: { spend } })).toEqual({ score: expected, parts: [['normalise', expected]] });
});

it('F7 is at most 1, or what comes of the most that its part can be', () => {
  const bound = (node: ReturnType<typeof normalise>): number | undefined =>
    builder({ actions: [action] })
      .factor(node, '')
      .bound?.(action);

  expect(bound(normalise(amount('profile.spend'), { from: 0, to: 9 }))).toBe(1);
  expect(bound(normalise(value(), { from: 0, to: 6 }))).toBe(0.5);
});

it('refuses a range without a length', () => {
  const funnel = [arbitrate(normalise(value(), { from: 5, to: 5 })), places];

  expect(faultsOf(() => compile(small({ funnel })))).toEqual([['VALUE_OUT_OF_RANGE', '/funnel/0/by/to']]);
});
