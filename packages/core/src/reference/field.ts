import type { Fault } from '../errors/fault.ts';
import type { Allocation } from '../funnel/allocation/contest.ts';
import type { Cause } from '../funnel/cause.ts';
import type { Assignment, Contribution } from '../funnel/decision.ts';
import type { Fate } from '../funnel/fate.ts';
import type { Loss } from '../funnel/shortlist.ts';
import type { Standings } from '../policies/claim.ts';
import type { CustomerState } from '../profile/customerState.ts';
import type { Action } from '../strategy/action.ts';
import type { Moment } from './moment.ts';
import type { Plan } from './plan.ts';

/** The candidates on their way through the funnel, and what became of the others. */
export interface Field {
  readonly moment: Moment;
  readonly cause: Cause;
  readonly state: CustomerState;
  readonly standings: Standings;
  readonly candidates: readonly Candidate[];
  /** The hold-outs that have let the customer pass. */
  readonly heldOut: readonly { readonly seed: string; readonly share: number }[];
  /** X2 */
  readonly arms?: Readonly<Record<string, Assignment>>;
  readonly keptOut?: number;
  readonly allocation?: Allocation;
  readonly dropped: readonly Fate[];
  readonly faults: readonly Fault[];
}

export interface Candidate {
  readonly action: Action;
  readonly score: number;
  readonly factors?: readonly Contribution[];
  readonly probability: number;
  readonly slot?: string;
  readonly fallback?: true;
}

/** Drops the candidates that lose, and keeps the others. */
export function sift(
  plan: Plan,
  field: Field,
  stage: string,
  lossOf: (candidate: Candidate) => Loss | undefined,
): Field {
  const judged = field.candidates.map((candidate) => ({ candidate, loss: lossOf(candidate) }));
  return {
    ...field,
    candidates: judged.flatMap(({ candidate, loss }) => (loss === undefined ? [candidate] : [])),
    dropped: [
      ...field.dropped,
      ...judged.flatMap(({ candidate, loss }) =>
        loss === undefined ? [] : [fateOf(plan, field, stage, candidate, loss)],
      ),
    ],
  };
}

export const fateOf = (plan: Plan, { cause, arms }: Field, stage: string, candidate: Candidate, loss: Loss): Fate => ({
  action: candidate.action.id,
  cause,
  stage,
  ...loss,
  ...(plan.bindings.trace && arms !== undefined ? { arms } : {}),
  ...(plan.bindings.trace && candidate.factors !== undefined
    ? { score: candidate.score, factors: candidate.factors }
    : {}),
});

/** The first answer that there is. */
export function first<T, Answer>(
  all: readonly T[],
  ask: (each: T, i: number) => Answer | undefined,
): Answer | undefined {
  return all.map(ask).find((answer) => answer !== undefined);
}
