import type { OutcomeMemory } from '../policies/outcomeInterest.ts';
import { withOutcomes } from '../policies/withOutcomes.ts';
import type { CustomerState } from '../profile/customerState.ts';
import type { Turn } from './turn.ts';

type Known = CustomerState['outcomes'];

/** Takes an outcome into what is remembered of them, where a policy counts them. */
export function rememberOutcomes(turn: Turn, taken: (memory: OutcomeMemory, known: Known) => Known): void {
  const { outcomes: memory } = turn.program;
  if (memory === undefined) return;
  const outcomes = taken(memory, turn.state.outcomes);
  if (outcomes === turn.state.outcomes) return;
  turn.state = withOutcomes(turn.state, outcomes);
  turn.change({});
}
