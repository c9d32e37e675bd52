import { expect, it } from 'vitest';

import { faultsOf } from '../../test/faultsOf.ts';
import { score } from '../../test/score.ts';
import { places, small } from '../../test/small.ts';
import { arbitrate } from '../funnel/arbitrate.ts';
import { compile } from '../strategy/standardCompile.ts';
import { divide } from '../terms/divide.ts';
import { amount } from './amount.ts';

const action = { id: 'a', channel: 'web' };

it.each([
  [{ spend: 250 }, 2.5],
  [{ spend: 0 }, 0],
  [{ spend: -1 }, 0],
  [{}, 0.7],
  [{ spend: '250' }, 0.7],
  [{ spend: Infinity }, 0.7],
  [{ spend: Number.NaN }, 0.7],
])('R4 the hundredth of the spend in %j is %s', (profile, expected) => {
  expect(score(amount(divide('profile.spend', 100), { otherwise: 0.7 }), action, { profile })).toEqual({
    score: expected,
    parts: [['amount', expected]],
  });
});

it('R4 is neutral where nothing is known and nothing is said', () => {
  expect(score(amount('profile.spend'), action).score).toBe(1);
});

it('refuses what is no term, and less than nothing', () => {
  const funnel = [arbitrate({ ...amount('spend'), otherwise: -1 }), places];

  expect(faultsOf(() => compile(small({ funnel })))).toEqual([
    ['PATH_INVALID', '/funnel/0/by/of'],
    ['VALUE_OUT_OF_RANGE', '/funnel/0/by/otherwise'],
  ]);
});
