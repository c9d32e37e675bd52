import { compareText } from '../internal/compareText.ts';
import type { CustomerState } from '../profile/customerState.ts';
import type { Program } from '../step/program.ts';
import { memoryOf } from './memoryOf.ts';
import { withoutPending } from './withoutPending.ts';

/** Each weighs as much as its aggregates. */
const ORIGINS_KEPT = 8;

/** Adds up for good what identities have brought that are too many to be kept apart: those with the fewest inputs, ties by id. */
export function settled(program: Program, state: CustomerState): CustomerState {
  const origins = Object.entries(state.origins ?? {});
  if (origins.length <= ORIGINS_KEPT) return state;
  origins.sort(([a, one], [b, other]) => other.revision - one.revision || compareText(b, a));
  const [kept, gone] = [origins.slice(0, ORIGINS_KEPT), Object.fromEntries(origins.slice(ORIGINS_KEPT))];
  const aggregates = Array.from(program.aggregates, ([name, aggregate]): [string, unknown] => [
    name,
    memoryOf(aggregate, { ...state, origins: gone }, name),
  ]);
  return {
    ...withoutPending(state),
    revision: state.revision + 1,
    aggregates: Object.fromEntries(aggregates.filter(([, memory]) => memory !== undefined)),
    origins: Object.fromEntries(kept),
  };
}
