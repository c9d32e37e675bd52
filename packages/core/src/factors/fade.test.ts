import { expect, it } from 'vitest';

import { builder } from '../../test/builder.ts';
import { faultsOf } from '../../test/faultsOf.ts';
import { score } from '../../test/score.ts';
import { places, small } from '../../test/small.ts';
import { arbitrate } from '../funnel/arbitrate.ts';
import { compile } from '../strategy/standardCompile.ts';
import { amount } from './amount.ts';
import { constant } from './constant.ts';
import { fade } from './fade.ts';
import { product } from './product.ts';

const action = { id: 'a', channel: 'web' };

it.each([
  [0, 1],
  [3, 0.5],
  [6, 0.25],
  [1e6, 0],
])('R5 of 1 there is at %s, halved each 3, %s left', (times, expected) => {
  const node = fade(amount('profile.times'), { half: 3 });

  expect(score(node, action, { profile: { times } })).toEqual({ score: expected, parts: [['fade', expected]] });
});

it('R5 nothing is left of what is beyond all numbers', () => {
  expect(score(fade(product(constant(1e308), constant(10)), { half: 1 }), action).score).toBe(0);
});

it('F7 is at most what is left of what never changes', () => {
  const { isStatic, bound } = builder().factor(fade(constant(2), { half: 1 }), '');

  expect([isStatic, bound?.(action)]).toEqual([true, 0.25]);
});

it('F7 is 1 at most', () => {
  expect(
    builder()
      .factor(fade(amount('profile.times'), { half: 1 }), '')
      .bound?.(action),
  ).toBe(1);
});

it('refuses what is halved by nothing', () => {
  expect(faultsOf(() => compile(small({ funnel: [arbitrate(fade(constant(1), { half: 0 })), places] })))).toEqual([
    ['VALUE_OUT_OF_RANGE', '/funnel/0/by/half'],
  ]);
});
