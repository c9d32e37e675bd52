import { describe, expect, it } from 'vitest';

import { places, small } from '../../test/small.ts';
import { exists } from '../conditions/exists.ts';
import { affinity } from '../factors/affinity.ts';
import { boost } from '../factors/boost.ts';
import { constant } from '../factors/constant.ts';
import { lever } from '../factors/lever.ts';
import { product } from '../factors/product.ts';
import { propensity } from '../factors/propensity.ts';
import { total } from '../factors/total.ts';
import { uplift } from '../factors/uplift.ts';
import { value } from '../factors/value.ts';
import { weight } from '../factors/weight.ts';
import { arbitrate } from '../funnel/arbitrate.ts';
import type { Node } from '../shape/shape.ts';
import { check } from './check.ts';

const actions = [
  { id: 'a', channel: 'web', value: 2, attributes: { colour: 'red' } },
  { id: 'b', channel: 'web', value: 3 },
];
const of = (by: Node): readonly string[] =>
  check(small({ actions, funnel: [arbitrate(by), places] }))
    .filter(({ code }) => code === 'FACTOR_WITHOUT_EFFECT')
    .map(({ path }) => path);

describe('factorFindings', () => {
  it.each<[string, Node, boolean]>([
    ['a weight of 1', weight(exists('context.a'), 1), true],
    ['a weight', weight(exists('context.a'), 2), false],
    ['a lever of which no action has any', lever(), true],
    ['a lever', lever({ a: 2 }), false],
    ['an uplift of 0', uplift({ a: 0 }), true],
    ['an uplift', uplift({ a: 10 }), false],
    ['a boost of 1', boost({ a: 1 }, {}), true],
    ['a boost that ends before it begins', boost({ a: 2 }, { from: 5, to: 5 }), true],
    ['a boost', boost({ a: 2 }, { from: 5, to: 6 }), false],
    ['an affinity of an attribute that no action has', affinity('size', 'context.size', 2), true],
    ['an affinity', affinity('colour', 'context.colour', 2), false],
    ['the constant 1', constant(1), true],
    ['a model', propensity('click'), false],
  ])('K6 %s', (_, factor, isIdle) => {
    expect(of(product(value(), factor))).toEqual(isIdle ? ['/funnel/0/by/of/1'] : []);
    // In a sum even 1 counts.
    expect(of(total(value(), factor))).toEqual([]);
  });
});
