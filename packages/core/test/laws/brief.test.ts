import {
  allocate,
  arbitrate,
  compile,
  days,
  lever,
  product,
  propensity,
  qualify,
  value,
  type Allocate,
  type Strategy,
} from '@opportune/core';
import { histories, play, shopBindings, type Happening } from '@opportune/testing';
import fc from 'fast-check';
import { expect } from 'vitest';

import { canonical } from './canonical.ts';
import { promising } from './fallbacks.ts';
import { law } from './law.ts';
import { manyActions } from './many.ts';

const HERO = allocate({ hero: { channel: 'web', atMost: 2 }, inbox: { channel: 'email', atMost: 1 } });

/** Without what needs all candidates, for then there is nothing to search. */
const searched = fc
  .tuple(manyActions({ min: 60, max: 300 }), fc.constantFrom('click', 'moody'))
  .map(([strategy, model]): Strategy => {
    const [first, ...others] = strategy.funnel.filter(({ kind }) => kind === 'limit' || kind === 'holdout');
    const { slots } = strategy.funnel.find((stage): stage is Allocate => stage.kind === 'allocate') ?? HERO;
    const ranking = arbitrate(product(propensity(model), value(), lever()));
    return {
      ...strategy,
      // All answer requests, which histories are full of; of long ids the model thinks much.
      actions: strategy.actions.map(({ on: _, ...action }, i) =>
        i < 8 ? action : { ...action, id: `${action.id}${'x'.repeat(i % 7)}` },
      ),
      funnel: [qualify(), ...(first === undefined ? [] : [first]), ranking, ...others, allocate(slots)],
    };
  });

law(
  'F7 to be brief changes no decision and no state, and drops nobody whom the whole funnel would not drop',
  120,
  [
    fc.oneof(manyActions({ min: 10, max: 300 }), { arbitrary: searched, weight: 2 }, promising),
    histories({ length: 15 }),
  ],
  (strategy, history: readonly Happening[]) => {
    const until = (history.at(-1)?.now ?? 0) + days(1);
    const whole = play(compile(strategy, shopBindings), history, { until });
    for (const { result } of play(compile(strategy, { ...shopBindings, brief: true }), history, { until })) {
      const { dropped, faults, ...rest } = whole.next().value!.result;
      const { dropped: met, faults: seen, ...same } = result;
      expect(canonical(same)).toBe(canonical(rest));
      const all = new Set(dropped.map(({ action, reason }) => `${action} ${reason}`));
      expect(met.filter(({ action, reason }) => !all.has(`${action} ${reason}`))).toEqual([]);
      expect(seen.length).toBeLessThanOrEqual(faults.length);
    }
    expect(whole.next().done).toBe(true);
  },
);
