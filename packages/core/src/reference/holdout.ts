import type { Holdout } from '../funnel/holdout.ts';
import { chance } from '../internal/chance.ts';
import { sift, type Field } from './field.ts';
import type { Plan } from './plan.ts';

/** F4 */
export function holdout(plan: Plan, { kind, share, seed = plan.seed }: Holdout, at: string, field: Field): Field {
  if (chance(seed, field.state.subject ?? field.state.customer, 'holdout') < share) {
    const left = sift(plan, field, kind, ({ action }) =>
      action.mandatory === true ? undefined : { reason: 'HELD_OUT', clause: at, needed: { share } },
    );
    return left.dropped.length === field.dropped.length ? left : { ...left, keptOut: share };
  }
  // D2: of those of one seed the largest counts, and what is drawn from different seeds is multiplied.
  const before = Math.min(1, ...field.heldOut.filter((one) => one.seed === seed).map((one) => 1 - one.share));
  const after = Math.min(before, 1 - share);
  return {
    ...field,
    heldOut: [...field.heldOut, { seed, share }],
    candidates: field.candidates.map((candidate) =>
      candidate.action.mandatory === true
        ? candidate
        : { ...candidate, probability: candidate.probability * (after / before) },
    ),
  };
}
