import { expect, it } from 'vitest';

import { builder } from '../../test/builder.ts';
import { faultsOf } from '../../test/faultsOf.ts';
import { score } from '../../test/score.ts';
import { places, small } from '../../test/small.ts';
import { arbitrate } from '../funnel/arbitrate.ts';
import { compile } from '../strategy/standardCompile.ts';
import { boost } from './boost.ts';

const action = { id: 'a', group: 'gifts', channel: 'web' };

it.each([
  [{ from: 10, to: 20 }, 9, 1],
  [{ from: 10, to: 20 }, 10, 6],
  [{ from: 10, to: 20 }, 19, 6],
  [{ from: 10, to: 20 }, 20, 1],
  [{ from: 10 }, 1e12, 6],
  [{ to: 20 }, -1e12, 6],
  [{}, 0, 6],
])('R4 the boost of %j at %s is %s', (dates, now, expected) => {
  expect(score(boost({ gifts: 1.5, a: 4 }, dates), action, { now })).toEqual({
    score: expected,
    parts: [['boost', expected]],
  });
});

it('F7 is at most its weight, or 1', () => {
  const bound = (by: number): number | undefined =>
    builder({ actions: [action] })
      .factor(boost({ a: by }, {}), '')
      .bound?.(action);

  expect([bound(0.5), bound(3)]).toEqual([1, 3]);
});

it('refuses weights of what is not there, and weights below 0', () => {
  const funnel = [arbitrate(boost({ hello: -1, nobody: 2 }, {})), places];

  expect(faultsOf(() => compile(small({ funnel })))).toEqual([
    ['VALUE_OUT_OF_RANGE', '/funnel/0/by/of/hello'],
    ['TARGET_UNKNOWN', '/funnel/0/by/of/nobody'],
  ]);
});
