import { expect, it } from 'vitest';

import { faultsOf } from '../../test/faultsOf.ts';
import { findingsOf } from '../../test/findingsOf.ts';
import { places, small } from '../../test/small.ts';
import { comparison } from '../conditions/comparison.ts';
import type { ConditionRule } from '../conditions/conditionRule.ts';
import { custom } from '../conditions/custom.ts';
import { gte } from '../conditions/gte.ts';
import { lt } from '../conditions/lt.ts';
import { propensity } from '../factors/propensity.ts';
import { arbitrate } from '../funnel/arbitrate.ts';
import { limit } from '../funnel/limit.ts';
import { qualify } from '../funnel/qualify.ts';
import { suppress } from '../policies/suppress.ts';
import type { Node } from '../shape/shape.ts';
import { standardVocabulary } from '../strategy/standardVocabulary.ts';
import { check } from './check.ts';

it('K1 throws every fault at once, as compile does', () => {
  const broken = small({ actions: [{ id: 'a', channel: 'web', on: 'nothing' }], funnel: [{ kind: 'guess' }] });

  expect(faultsOf(() => check(broken))).toEqual([
    ['TRIGGER_UNKNOWN', '/actions/0/on'],
    ['KIND_UNKNOWN', '/funnel/0/kind'],
  ]);
});

it('K1 needs no code, and runs none', () => {
  const named = small({
    recipes: { visited: 'remember' },
    actions: [{ id: 'a', channel: 'web', when: custom('lucky') }],
    funnel: [qualify(), limit(suppress({ list: 'blocked' })), arbitrate(propensity('click')), places],
  });

  expect(check(named).map(({ code }) => code)).toEqual(['SLOT_MAY_STAY_EMPTY']);
});

it('K1 finds nothing in what is right, and the same each time', () => {
  expect(check(small())).toEqual([]);
});

it('K1 gives findings in the order of the strategy, whatever they are about', () => {
  const found = findingsOf({
    actions: [
      { id: 'late', channel: 'push' },
      { id: 'hello', channel: 'web' },
    ],
    aggregates: { visits: { kind: 'count', of: 'visited' } as Node },
    conditions: { never: lt('profile.visits', 0) },
  });

  expect(found).toEqual([
    ['ACTION_WITHOUT_SLOT', '/actions/0'],
    ['CONDITION_NEVER_TRUE', '/conditions/never'],
    ['CONDITION_NEVER_USED', '/conditions/never'],
  ]);
});

it('K1 reasons about rules of your own by what they tell of themselves', () => {
  const above: ConditionRule<Node & { readonly path: string; readonly than: number }> = {
    family: 'condition',
    kind: 'above',
    fields: { required: { path: { is: 'path' }, than: { is: 'number' } } },
    compile: ({ path, than }, build, at) =>
      comparison(
        build,
        at,
        path,
        {
          holds: (seen, least) => (typeof seen === 'number' ? seen > least : undefined),
          cuts: (least) => [least],
          needed: (least) => ({ above: least }),
        },
        than,
      ),
  };
  const both = { kind: 'all', of: [{ kind: 'above', path: 'event.total', than: 7 }, lt('event.total', 7)] };
  const options = { rules: [...standardVocabulary, above] };

  expect(findingsOf({ conditions: { both } }, options)).toContainEqual(['CONDITION_NEVER_TRUE', '/conditions/both']);
  expect(faultsOf(() => findingsOf({ conditions: { both } }))).toEqual([
    ['KIND_UNKNOWN', '/conditions/both/of/0/kind'],
  ]);
});

it('K1 with an instant from which on it runs, what is over by then is over', () => {
  const parts = { actions: [{ id: 'a', channel: 'web', validTo: 1000 }], funnel: [qualify(), places] };

  expect(findingsOf(parts, { now: 1000 })).toContainEqual(['ACTION_NEVER_QUALIFIES', '/actions/0']);
  expect(findingsOf(parts, { now: 999 })).not.toContainEqual(['ACTION_NEVER_QUALIFIES', '/actions/0']);
  expect(findingsOf({ conditions: { soon: gte('now', 1000) } }, { now: 1000 })).toContainEqual([
    'CONDITION_ALWAYS_TRUE',
    '/conditions/soon',
  ]);
});
