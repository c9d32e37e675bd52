import { compile, type CustomerState, type DecisionRequest } from '@opportune/core';

import type { Operation } from '../measure.ts';
import { customers } from '../step/work.ts';
import { strategyOf } from './strategy.ts';
import { likelihood, offers } from './work.ts';

const ASKERS = 2000;
const NOW = 1_795_338_000_000;

/** Requests of customers in turn, who choose from all of `n` actions. */
export function askedOf(n: number): Operation {
  const { actions, ...strategy } = strategyOf(offers(n));
  const step = compile(
    { ...strategy, actions: actions.map(({ on: _, ...action }) => action) },
    {
      brief: true,
      recipes: { identify: (draft, { properties }) => void Object.assign(draft, properties) },
      models: { click: ({ profile }, { id }) => likelihood(profile['spent'] as number, id) },
    },
  );
  const askers = [...customers(ASKERS)].map(([customer, traits]): readonly [CustomerState, DecisionRequest] => {
    const event = { id: 'i', type: 'identified', customer, time: NOW - 1, properties: { ...traits } };
    return [step(undefined, event, NOW - 1).state, { kind: 'request', id: 'r', customer }];
  });
  return (i) => {
    const [state, request] = askers[i % ASKERS]!;
    return step(state, request, NOW);
  };
}
