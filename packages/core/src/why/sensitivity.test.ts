import { describe, expect, it } from 'vitest';

import { request } from '../../test/request.ts';
import { small } from '../../test/small.ts';
import { eq } from '../conditions/eq.ts';
import { constant } from '../factors/constant.ts';
import { lever } from '../factors/lever.ts';
import { product } from '../factors/product.ts';
import { total } from '../factors/total.ts';
import { value } from '../factors/value.ts';
import { weight } from '../factors/weight.ts';
import { allocate } from '../funnel/allocate.ts';
import { arbitrate } from '../funnel/arbitrate.ts';
import { experiment } from '../funnel/experiment.ts';
import type { StageNode } from '../funnel/stageNode.ts';
import type { Strategy } from '../strategy/strategy.ts';
import { sensitivity } from './sensitivity.ts';

const actions = [
  { id: 'news', channel: 'web', value: 2 },
  { id: 'sale', channel: 'web', value: 3 },
];

const ranked = (...stages: readonly StageNode[]): Strategy =>
  small({ actions, funnel: [...stages, allocate({ hero: { channel: 'web', atMost: 1 } })] });

const LOG = ['mobile', 'mobile', 'desktop', 'mobile'].map((device, now) => ({
  input: request(`r${now}`, { context: { device } }),
  now,
}));

const rows = (strategy: Strategy): unknown =>
  sensitivity(strategy, {}, LOG).map(({ clause, factor, changed, share }) => [clause, factor, changed, share]);

describe('sensitivity', () => {
  it('W6 counts for each factor of a product the decisions that would be others without it', () => {
    const by = product(
      value(),
      product(constant(2), lever({ news: 1.4, sale: 0.9 })),
      weight(eq('context.device', 'mobile'), 5),
    );

    // With its lever news is worth 2.8 and sale 2.7; without the value 1.4 and 0.9.
    expect(rows(ranked(arbitrate(by)))).toEqual([
      ['/funnel/0/by/of/0', 'value', 0, 0],
      ['/funnel/0/by/of/1/of/0', 'constant', 0, 0],
      ['/funnel/0/by/of/1/of/1', 'lever', 4, 1],
      ['/funnel/0/by/of/2', 'weight', 0, 0],
    ]);
  });

  it('W6 takes a ranking that is no product for one factor, and a tie goes by id', () => {
    expect(rows(ranked(arbitrate(total(value(), constant(1)))))).toEqual([['/funnel/0/by', 'total', 4, 1]]);
    expect(rows(ranked())).toEqual([]);
  });

  it('W6 looks into the arms of experiments', () => {
    const arms = {
      a: { weight: 1, stages: [arbitrate(value())] },
      b: { weight: 0, stages: [arbitrate(product(value()))] },
    };

    expect(rows(ranked(experiment({ id: 'x', arms })))).toEqual([
      ['/funnel/0/arms/a/stages/0/by', 'value', 4, 1],
      ['/funnel/0/arms/b/stages/0/by/of/0', 'value', 0, 0],
    ]);
  });

  it('W6 of no decisions is 0', () => {
    expect(sensitivity(ranked(arbitrate(value())), {}, [])).toMatchObject([{ decisions: 0, changed: 0, share: 0 }]);
  });
});
