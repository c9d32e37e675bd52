import { describe, expect, it } from 'vitest';

import { small } from '../../test/small.ts';
import { all } from '../conditions/all.ts';
import { eq } from '../conditions/eq.ts';
import { gte } from '../conditions/gte.ts';
import { constant } from '../factors/constant.ts';
import { contacts } from '../factors/contacts.ts';
import { fade } from '../factors/fade.ts';
import { lever } from '../factors/lever.ts';
import { product } from '../factors/product.ts';
import { propensity } from '../factors/propensity.ts';
import { total } from '../factors/total.ts';
import { value } from '../factors/value.ts';
import { weight } from '../factors/weight.ts';
import { allocate } from '../funnel/allocate.ts';
import { arbitrate } from '../funnel/arbitrate.ts';
import { explore } from '../funnel/explore.ts';
import { limit } from '../funnel/limit.ts';
import { qualify } from '../funnel/qualify.ts';
import { cap } from '../policies/cap.ts';
import { consent } from '../policies/consent.ts';
import type { Policy } from '../policies/policy.ts';
import { quota } from '../policies/quota.ts';
import type { Node } from '../shape/shape.ts';
import type { Strategy } from '../strategy/strategy.ts';
import { days } from '../time/duration.ts';
import { occurrence } from '../triggers/occurrence.ts';
import { check } from './check.ts';
import type { Finding } from './finding.ts';

const hero = allocate({ hero: { channel: 'web', atMost: 1 } });
const best = { id: 'best', channel: 'web', value: 9 };
const good = { id: 'good', channel: 'web', value: 5 };
const by = (factor: Node, ...before: readonly Node[]): Strategy['funnel'] => [
  qualify(),
  ...before,
  arbitrate(factor),
  hero,
];

const of = (parts: Partial<Strategy>): readonly Finding[] =>
  check(small({ actions: [good, best], funnel: by(value()), ...parts })).filter(
    ({ code }) => code === 'ACTION_ALWAYS_OUTRANKED',
  );
const losers = (parts: Partial<Strategy>): readonly string[] => of(parts).map(({ path }) => path);

describe('outranked', () => {
  it('K4 an action that another one always precedes is never decided', () => {
    expect(of({})).toEqual([
      {
        code: 'ACTION_ALWAYS_OUTRANKED',
        severity: 'error',
        path: '/actions/0',
        message: 'all places go to what qualifies whenever good does, and always ranks higher: best',
        proof: [{ path: '/actions/1', says: 'best scores at least 9, and good at most 5' }],
      },
    ]);
  });

  it.each<[string, Node | undefined, Node | undefined, boolean]>([
    ['the same', gte('context.n', 5), gte('context.n', 5), true],
    ['less', gte('context.n', 5), gte('context.n', 3), true],
    ['nothing', gte('context.n', 5), undefined, true],
    ['one thing of two', all(eq('context.a', 1), eq('context.b', 1)), eq('context.b', 1), true],
    ['more', gte('context.n', 3), gte('context.n', 5), false],
    ['something else', gte('context.n', 5), eq('context.a', 1), false],
    ['something, where the other asks nothing', undefined, eq('context.a', 1), false],
  ])('K4 the better one asks %s', (_, loser, winner, isLost) => {
    const actions = [
      { ...good, ...(loser && { when: loser }) },
      { ...best, ...(winner && { when: winner }) },
    ];

    expect(losers({ actions })).toEqual(isLost ? ['/actions/0'] : []);
  });

  it('K4 validity is asked as well', () => {
    const from = (validFrom: number, validTo: number) => ({ validFrom, validTo });

    expect(
      losers({
        actions: [
          { ...good, ...from(5, 9) },
          { ...best, ...from(0, 10) },
        ],
      }),
    ).toEqual(['/actions/0']);
    expect(
      losers({
        actions: [
          { ...good, ...from(5, 11) },
          { ...best, ...from(0, 10) },
        ],
      }),
    ).toEqual([]);
  });

  it('K4 ties go to the smaller id', () => {
    const tied = { ...best, value: 5 };

    expect(losers({ actions: [good, tied] })).toEqual(['/actions/0']);
    expect(losers({ actions: [{ ...good, id: 'a' }, tied] })).toEqual(['/actions/1']);
  });

  it.each<[string, Node, boolean]>([
    ['by weights that cannot make up for it', product(value(), weight(gte('context.n', 1), 1.5)), true],
    ['by a weight that can', product(value(), weight(gte('context.n', 1), 2)), false],
    ['by levers that are not enough', product(value(), lever({ good: 1.5 })), true],
    ['by a weight of 0, with which nothing is worth anything', product(value(), weight(gte('context.n', 1), 0)), false],
    [
      'by more for what was shown often, which may be anything',
      total(value(), contacts({ of: 'action', per: 9 })),
      false,
    ],
    ['by what is left of it, which may be nothing', product(value(), fade(constant(3), { half: 1 })), false],
    ['by so little that is left of 1', total(value(), fade(contacts({ of: 'action', per: 9 }), { half: 1 })), true],
    ['by a model, which may fail', product(value(), propensity('click')), false],
  ])('K4 %s', (_, factor, isLost) => {
    expect(losers({ funnel: by(factor) })).toEqual(isLost ? ['/actions/0'] : []);
  });

  it('K4 what is mandatory comes before what is not', () => {
    const must = { mandatory: true } as const;

    expect(losers({ actions: [{ ...good, ...must }, best] })).toEqual(['/actions/1']);
    expect(
      losers({
        actions: [
          { ...good, ...must },
          { ...best, ...must },
        ],
      }),
    ).toEqual(['/actions/0']);
    expect(losers({ actions: [good, { ...best, ...must }] })).toEqual(['/actions/0']);
  });

  it('K4 without a ranking the earlier one precedes', () => {
    expect(losers({ funnel: [hero] })).toEqual(['/actions/1']);
  });

  it('K4 it takes as many better ones as there are places', () => {
    const two = allocate({ hero: { channel: 'web', atMost: 1 }, side: { channel: 'web', atMost: 1 } });
    const actions = [good, best, { ...best, id: 'other' }];
    const funnel = [arbitrate(value()), two];

    expect(losers({ funnel })).toEqual([]);
    expect(losers({ funnel, actions })).toEqual(['/actions/0']);
  });

  it.each<[string, Policy, boolean]>([
    ['a cap on both', cap({ channel: 'web', atMost: 1, per: days(1) }), true],
    ['consent for both', consent('web', 'marketing'), true],
    ['a cap on the better one', cap({ action: 'best', atMost: 1, per: days(1) }), false],
    ['a cap on the other one', cap({ action: 'good', atMost: 1, per: days(1) }), true],
    ['a quota on both, of which each may take another part', quota({ account: 'stock', atMost: 9 }), false],
  ])('K4 %s', (_, policy, isLost) => {
    expect(losers({ funnel: by(value(), limit(policy)) })).toEqual(isLost ? ['/actions/0'] : []);
  });

  it('K4 only actions for the same channel and occasion are in each other’s way', () => {
    const triggers = { bought: occurrence('ordered') };

    expect(losers({ triggers, actions: [good, { ...best, on: 'bought' }] })).toEqual([]);
    expect(
      losers({
        triggers,
        actions: [
          { ...good, on: 'bought' },
          { ...best, on: 'bought' },
        ],
      }),
    ).toEqual(['/actions/0']);
    expect(losers({ actions: [good, { ...best, channel: 'email' }] })).toEqual([]);
  });

  it('K4 where chance has its part, nothing is said', () => {
    const drawn = [arbitrate(value()), explore({ method: 'epsilonGreedy', epsilon: 0.1 }), hero];

    expect(losers({ funnel: drawn })).toEqual([]);
  });
});
