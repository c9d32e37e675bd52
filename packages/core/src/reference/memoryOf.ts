import type { CustomerState } from '../profile/customerState.ts';
import { together } from './aggregate.ts';
import type { Aggregate } from './nodes.ts';
import { own } from './own.ts';
import type { Plan } from './plan.ts';

/** I3: what is remembered of all identities together. */
export function memoryOf(plan: Plan, aggregate: Aggregate, state: CustomerState, name: string): unknown {
  const memories = [state, ...Object.values(state.origins ?? {})]
    .map(({ aggregates }) => own(aggregates, name))
    .filter((memory) => memory !== undefined);
  return together(plan, aggregate, memories);
}
