import type { Finding } from '../benchmark.ts';
import type { Pace } from '../measure.ts';
import { ask } from './ask.ts';
import type { Demand } from './demands.ts';
import { OTHER_CORE, pinSelf } from './pinned.ts';
import type { Serving } from './serving.ts';
import { started } from './started.ts';
import { work } from './work.ts';

const MIB = 2 ** 20;

/** Asks ours, then a server of the same framework that parses and answers, and does nothing. */
export async function* beside(
  serving: Exclude<Serving, { kind: 'bare' }>,
  demands: readonly Demand[],
  pace: Pace,
): AsyncGenerator<Finding, void, undefined> {
  pinSelf(OTHER_CORE);
  const ours = yield* asked('opportune', serving, serving.customers, demands, pace);
  const bare = yield* asked('bare', { kind: 'bare' }, serving.customers, demands, pace);
  for (const [i, { what, n }] of demands.entries()) {
    yield { name: `${what}, time against bare`, n, value: bare[i]! / ours[i]!, unit: 'times' };
  }
}

async function* asked(
  subject: string,
  serving: Serving,
  customers: number,
  demands: readonly Demand[],
  pace: Pace,
): AsyncGenerator<Finding, readonly number[], undefined> {
  const server = await started(serving);
  const rates: number[] = [];
  // Each request follows from those before, whatever they ask for.
  const following = work(customers);
  try {
    for (const demand of demands) {
      const { what, n } = demand;
      const row = await ask(server.url, demand, following, pace);
      rates.push(row.perSecond);
      yield { subject: `${subject}, ${what}`, n, ...row };
      const { resident } = await server.memory();
      yield { name: `${subject}, ${what}, memory of the process`, n, value: resident / MIB, unit: 'MiB' };
    }
  } finally {
    await server.stop();
  }
  return rates;
}
