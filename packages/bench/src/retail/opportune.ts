import { compile, replay, type CustomerEvent, type CustomerState } from '@opportune/core';

import { AGGREGATES, strategy } from './strategy.ts';
import type { Outcome } from './subject.ts';

let seen: Readonly<Record<string, unknown>> = {};
const step = compile(strategy, { models: { look: ({ profile }) => ((seen = profile), 1) } });

/** The strategy, over a log that is replayed: customers are woken when they are due. */
export function opportune(events: readonly CustomerEvent[]): Outcome {
  const states = new Map<string, CustomerState>();
  const fired = new Map<string, number>();
  for (const { input, result } of replay(step, timed(events))) {
    states.set(input.customer, result.state);
    for (const { name } of result.fired) fired.set(name, (fired.get(name) ?? 0) + 1);
  }
  const now = events.at(-1)?.time ?? 0;
  return {
    fired,
    profile: (customer) => {
      step(states.get(customer), { kind: 'request', id: 'look', customer }, now);
      return Object.fromEntries(Object.keys(AGGREGATES).map((name) => [name, seen[name]]));
    },
  };
}

function* timed(events: readonly CustomerEvent[]): Generator<{ input: CustomerEvent; now: number }> {
  for (const input of events) yield { input, now: input.time };
}
