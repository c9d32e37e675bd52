import type { Holdout } from '../funnel/holdout.ts';
import { chance } from '../internal/chance.ts';
import { sift, type Field } from './field.ts';
import type { Plan } from './plan.ts';

/** F4 */
export function holdout(plan: Plan, { kind, share }: Holdout, at: string, field: Field): Field {
  if (chance(plan.seed, field.state.subject ?? field.state.customer, 'holdout') < share) {
    const left = sift(plan, field, kind, ({ action }) =>
      action.mandatory === true ? undefined : { reason: 'HELD_OUT', clause: at, needed: { share } },
    );
    return left.dropped.length === field.dropped.length ? left : { ...left, heldOut: share };
  }
  const candidates = field.candidates.map((candidate) => ({
    ...candidate,
    probability: candidate.action.mandatory === true ? 1 : Math.min(candidate.probability, 1 - share), // D2
  }));
  return { ...field, candidates };
}
