import type { Deferral } from '../policies/deferral.ts';
import { under } from '../shape/pointer.ts';
import type { TriggerMatch } from '../triggers/triggerMatch.ts';
import { causeOf } from './causeOf.ts';
import type { Program } from './program.ts';
import type { Turn } from './turn.ts';

/** Says of what was held back that the strategy no longer proposes it. */
export function withdraw(turn: Turn, deferrals: readonly Deferral[]): void {
  for (const deferral of deferrals) {
    const gone = deferral.actions.filter((id) => !isProposed(turn.program, deferral, id));
    drop(turn, deferral.match, gone, 'WITHDRAWN');
  }
}

/** Does the strategy still propose an action that was held back? */
export const isProposed = ({ proposals }: Program, { match }: Deferral, id: string): boolean =>
  proposals.get(match.name)?.candidates.some(({ action }) => action.id === id) ?? false;

type Gone = 'SUPERSEDED' | 'WITHDRAWN' | 'OTHER_TREATMENT';

/** Says of actions that were held back for a match why they do not go out. */
export function drop(turn: Turn, match: TriggerMatch, actions: readonly string[], reason: Gone): void {
  const cause = causeOf(match);
  const clause = under('/triggers', match.name);
  turn.drop(actions.map((action) => ({ action, cause, stage: 'limit', reason, clause })));
}
