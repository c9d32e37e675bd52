import { expect, it } from 'vitest';

import { builder } from '../../test/builder.ts';
import { request } from '../../test/request.ts';
import { score } from '../../test/score.ts';
import { places, small } from '../../test/small.ts';
import { arbitrate } from '../funnel/arbitrate.ts';
import { compile } from '../strategy/standardCompile.ts';
import { amount } from './amount.ts';
import { product } from './product.ts';
import { threshold } from './threshold.ts';
import { value } from './value.ts';

const action = { id: 'a', channel: 'web', value: 3 };

it.each([
  [0.019, 0],
  [0.02, 0.02],
  [0.5, 0.5],
])('R4 from 0.02 on, %s counts as %s', (likely, expected) => {
  const node = threshold(amount('profile.likely'), { atLeast: 0.02 });

  expect(score(node, action, { profile: { likely } })).toEqual({ score: expected, parts: [['threshold', expected]] });
});

it('R1 as a part of a product drops the action', () => {
  const funnel = [arbitrate(product(value(), threshold(value(), { atLeast: 2 }))), places];

  expect(compile(small({ funnel }))(undefined, request(), 0).dropped).toMatchObject([
    { reason: 'ZERO_SCORE', seen: 0 },
  ]);
});

it('F7 is at most what its part is, or nothing', () => {
  const bound = (atLeast: number): number | undefined =>
    builder({ actions: [action] })
      .factor(threshold(value(), { atLeast }), '')
      .bound?.(action);

  expect([bound(3), bound(4)]).toEqual([3, 0]);
});
