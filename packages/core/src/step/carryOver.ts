import type { CustomerState } from '../profile/customerState.ts';
import type { Turn } from './turn.ts';

/** Who takes a state over. */
export type Carrying = Pick<Turn, 'program' | 'now' | 'report'>;

/**
 * A state that another version of the strategy has written, taken over: what has not changed as it is, what has changed by the
 * rules of the strategy; the same for every identity in it.
 * @see docs/semantics.md, S4, S6 and S7
 */
export function carryOver(carrying: Carrying, before: CustomerState): CustomerState {
  const isOurs = before.strategy === carrying.program.strategy.hash && before.marks !== undefined;
  if (isOurs) return before;
  return (carrying.program.carriedOver ?? bare)(carrying, before);
}

/** Without events there is nothing to take over: what is there is of rules that are no more. */
function bare({ program }: Carrying, { outcomes: _, ...before }: CustomerState): CustomerState {
  return {
    ...before,
    strategy: program.strategy.hash,
    aggregates: {},
    triggers: {},
    deferrals: [],
    consents: {},
    marks: '',
  };
}
