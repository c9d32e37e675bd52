import type { Fault } from '../errors/fault.ts';
import type { Allocation } from '../funnel/allocation/contest.ts';
import type { Cause } from '../funnel/cause.ts';
import type { Assignment, Contribution } from '../funnel/decision.ts';
import type { Fate } from '../funnel/fate.ts';
import type { Loss } from '../funnel/shortlist.ts';
import type { Standings } from '../policies/claim.ts';
import type { CustomerState } from '../profile/customerState.ts';
import type { Treatment } from '../strategy/treatment.ts';
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
  /** D3: whom all ramps let in; where it is left out, chance says. */
  readonly openTo?: readonly string[];
  readonly allocation?: Allocation;
  readonly dropped: readonly Fate[];
  readonly faults: readonly Fault[];
}

export interface Candidate {
  readonly action: Treatment;
  readonly score: number;
  readonly factors?: readonly Contribution[];
  readonly probability: number;
  /** D3: the probability with which ramps let it in, where that is less than 1. */
  readonly share?: number;
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
  ...(hasSeveral(plan, candidate.action) ? { channel: candidate.action.channel } : {}), // F11
  cause,
  stage,
  ...loss,
  ...(plan.bindings.trace && arms !== undefined ? { arms } : {}),
  ...(plan.bindings.trace && candidate.factors !== undefined
    ? { score: candidate.score, factors: candidate.factors }
    : {}),
});

/** F11: is the action on several channels? */
export const hasSeveral = ({ actions }: Plan, { id }: Treatment): boolean =>
  actions.filter((action) => action.id === id).length > 1;

/** F11: the treatment of the same action that was chosen already. */
export const otherTreatment = ({ action }: Candidate, chosen: readonly Candidate[]): Candidate | undefined =>
  chosen.find((other) => other.action.id === action.id);

/** The first answer that there is. */
export function first<T, Answer>(
  all: readonly T[],
  ask: (each: T, i: number) => Answer | undefined,
): Answer | undefined {
  return all.map(ask).find((answer) => answer !== undefined);
}
