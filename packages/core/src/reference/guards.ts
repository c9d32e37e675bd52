import type { Slot } from '../funnel/allocate.ts';
import type { Loss } from '../funnel/shortlist.ts';
import { wayOf } from './experiment.ts';
import { first, type Candidate, type Field } from './field.ts';
import { policiesIn, type Plan } from './plan.ts';
import { objection } from './policy.ts';

/** The open slots with their names, in the order in which they are tried. */
export type Open = readonly (readonly [name: string, slot: Slot])[];

/** F5: what the policies that count contacts, or claim, have against a candidate beside those that were chosen before. */
export function guardsOn(
  plan: Plan,
  { moment, cause, state, standings }: Field,
  { action }: Candidate,
  before: readonly Candidate[],
): Loss | undefined {
  const chosen = before.map((other) => other.action);
  const { lists = {} } = plan.bindings;
  const counting = policiesIn(wayOf(plan, state.subject ?? state.customer)).filter(
    ({ policy }) => policy.kind === 'cap' || policy.kind === 'quota',
  );
  return first(counting, ({ policy, at }) =>
    objection(policy, at, { moment, cause, state, standings, action, lists, chosen }),
  );
}
