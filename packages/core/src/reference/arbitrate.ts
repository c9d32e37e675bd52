import type { Arbitrate } from '../funnel/arbitrate.ts';
import type { Contribution } from '../funnel/decision.ts';
import type { Loss } from '../funnel/shortlist.ts';
import { contributions, score } from './factor.ts';
import { sift, type Candidate, type Field } from './field.ts';
import type { Factor } from './nodes.ts';
import type { Plan } from './plan.ts';

/** R1 */
export function arbitrate(plan: Plan, { kind, by }: Arbitrate<Factor>, at: string, field: Field): Field {
  const scored = field.candidates.map((candidate): Scored => {
    const { action } = candidate;
    try {
      const seen = score(by, field.moment, action, plan.bindings);
      return {
        ...candidate,
        score: isMandatory(candidate) && !(seen > 0) ? 0 : seen,
        factors: contributions(by, field.moment, action, plan.bindings),
      };
    } catch (error) {
      return { ...candidate, score: 0, factors: [], failure: `${action.id}: ${String(error)}` }; // R2
    }
  });
  const loss = (candidate: Scored): Loss | undefined => {
    const { failure, score: seen } = candidate;
    if (isMandatory(candidate)) return undefined;
    if (failure !== undefined) return { reason: 'ERROR', clause: at, seen: failure };
    return seen > 0 ? undefined : { reason: 'ZERO_SCORE', clause: at, seen, needed: { above: 0 } };
  };
  const { dropped } = sift(plan, { ...field, candidates: scored.map(unscored) }, kind, ({ action }) =>
    loss(scored.find((other) => other.action === action)!),
  );
  return {
    ...field,
    candidates: scored.filter((each) => loss(each) === undefined).sort(bestFirst),
    dropped,
    faults: [
      ...field.faults,
      ...scored.flatMap(({ failure }) =>
        failure === undefined ? [] : [{ code: 'MODEL_FAILED', path: at, message: failure } as const],
      ),
    ],
  };
}

const isMandatory = ({ action }: Candidate): boolean => action.mandatory === true;

interface Scored extends Candidate {
  readonly factors?: readonly Contribution[];
  readonly failure?: string;
}

/** What is dropped here is not told with a score: it has won nothing by it. */
const unscored = ({ factors: _factors, ...candidate }: Scored): Candidate => candidate;

function bestFirst(a: Candidate, b: Candidate): number {
  if (a.score !== b.score) return a.score > b.score ? -1 : 1;
  // Treatments of one action stay as they are: in the order of its channels (F11).
  if (a.action.id === b.action.id) return 0;
  return a.action.id < b.action.id ? -1 : 1;
}
