import { describe, expect, it } from 'vitest';

import { faultsOf } from '../../test/faultsOf.ts';
import { request } from '../../test/request.ts';
import { places, small } from '../../test/small.ts';
import { lever } from '../factors/lever.ts';
import { product } from '../factors/product.ts';
import { propensity } from '../factors/propensity.ts';
import { value } from '../factors/value.ts';
import { experiment } from '../funnel/experiment.ts';
import { compile } from '../strategy/standardCompile.ts';
import { ablation } from './ablation.ts';

const by = product(product(propensity('click'), lever({ lifted: 1000 })), value(), lever());
/** The best by the whole, by value × propensity, by propensity alone, and the first that is written. */
const actions = [
  { id: 'written', channel: 'web', value: 0.1 },
  { id: 'lifted', channel: 'web', value: 1 },
  { id: 'dear', channel: 'web', value: 40 },
  { id: 'liked', channel: 'web', value: 2 },
];
const models = { click: (_: unknown, { id }: { readonly id: string }) => (id === 'liked' ? 0.9 : 0.1) };
const worth = (share: number) => experiment({ id: 'worth', arms: ablation(by, { share }) });

describe('ablation', () => {
  it('X2 each arm ranks by what it has left', () => {
    const step = compile(small({ actions, funnel: [worth(0.2), places] }), { models });
    const chosen = new Map<string, Map<string, number | undefined>>();
    for (let i = 0; i < 400; i += 1) {
      const [decision] = step(undefined, request('r', { customer: `customer-${i}` }), 0).decisions;
      const { arm } = decision!.arms!['worth']!;
      chosen.set(arm, (chosen.get(arm) ?? new Map()).set(decision!.action, decision!.probability));
    }

    expect(Object.fromEntries([...chosen].map(([arm, actionsOf]) => [arm, Object.fromEntries(actionsOf)]))).toEqual({
      full: { lifted: 1 },
      random: { written: 0.25, lifted: 0.25, dear: 0.25, liked: 0.25 },
      propensityOnly: { liked: 1 },
      noLevers: { dear: 1 },
      eligibilityOnly: { written: 1 },
    });
  });

  it('a ranking without models or of levers alone has arms in which all tie', () => {
    const { propensityOnly, noLevers } = ablation(lever(), { share: 0.1 });

    expect([propensityOnly.stages[0]?.by, noLevers.stages[0]?.by]).toEqual([product(), product()]);
    expect(ablation(value(), { share: 0.1 }).noLevers.stages[0]?.by).toEqual(value());
  });

  it.each([0, 0.25, 1 / 15])('X2 a share of %s adds up', (share) => {
    expect(
      faultsOf(() => compile(small({ actions: [...actions], funnel: [worth(share), places] }), { models })),
    ).toEqual([]);
  });

  it('X2 a share that leaves nothing for the whole is refused', () => {
    const faults = faultsOf(() => compile(small({ actions, funnel: [worth(0.3), places] }), { models }));

    expect(faults).toContainEqual(['VALUE_OUT_OF_RANGE', '/funnel/0/arms/full/weight']);
  });
});
