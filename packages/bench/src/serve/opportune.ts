import { compile } from '@opportune/core';
import { embed, memoryStore } from '@opportune/node';
import { handler } from '@opportune/node/serve';

import { strategyOf } from '../funnel/strategy.ts';
import { eventAt, likelihood, offers } from '../funnel/work.ts';
import { customers } from '../step/work.ts';
import { asking, KEY, type Subject } from './subject.ts';
import { ACTIONS, ASKERS } from './work.ts';

/** The handler over a runtime in memory, in which all who ask are known. Half of the actions answer requests. */
export async function opportune(): Promise<Subject> {
  const { actions, ...strategy } = strategyOf(offers(2 * ACTIONS));
  const step = compile(
    { ...strategy, actions: actions.map(({ on, ...action }, i) => (i < ACTIONS ? action : { ...action, on: on! })) },
    {
      brief: true,
      recipes: { identify: (draft, { properties }) => void Object.assign(draft, properties) },
      models: { click: ({ profile }, { id }) => likelihood(profile['spent'] as number, id) },
    },
  );
  // Events are in order of their time, and no longer than the benchmark runs.
  const runtime = embed({
    step,
    store: memoryStore(),
    clock: { now: () => eventAt(0).time, wake: () => () => undefined },
  });
  const before = eventAt(0).time - 1;
  for (const [customer, traits] of customers(ASKERS)) {
    await runtime.submit({
      id: `i-${customer}`,
      type: 'identified',
      customer,
      time: before,
      properties: { ...traits },
    });
  }
  const { fetch } = handler({ runtime, keys: [{ name: 'bench', scopes: ['write', 'decide'], secret: KEY }] });
  return asking(fetch);
}
