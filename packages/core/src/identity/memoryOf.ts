import { compareText } from '../internal/compareText.ts';
import { own } from '../internal/own.ts';
import type { CompiledAggregate } from '../profile/aggregateRule.ts';
import type { CustomerState } from '../profile/customerState.ts';

/** What an aggregate remembers of all identities of a customer together. */
export function memoryOf(aggregate: CompiledAggregate, state: CustomerState, name: string): unknown {
  const { customer, aggregates, origins, watermark } = state;
  const memory = own(aggregates, name);
  if (origins === undefined) return memory;
  // In one order, whoever stays: rounding must not depend on who was merged first.
  return [
    [customer, memory] as const,
    ...Object.entries(origins).map(([id, it]) => [id, own(it.aggregates, name)] as const),
  ]
    .filter(([, each]) => each !== undefined)
    .sort(([a], [b]) => compareText(a, b))
    .map(([, each]) => each)
    .reduce((one, other) => (one === undefined ? other : aggregate.merge(one, other, watermark)), undefined);
}
