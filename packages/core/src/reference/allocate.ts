import type { Allocate } from '../funnel/allocate.ts';
import type { Loss } from '../funnel/shortlist.ts';
import { fateOf, first, type Candidate, type Field } from './field.ts';
import { policiesOf, type Plan } from './plan.ts';
import { objection } from './policy.ts';

/** F5 */
export function allocate(plan: Plan, { kind, slots }: Allocate, at: string, field: Field): Field {
  const { moment, cause, state, standings } = field;
  const open = Object.entries(slots).filter(([name]) => moment.request?.slots?.includes(name) ?? true);

  return field.candidates.reduce<Field>(
    (soFar, candidate) => {
      const { action } = candidate;
      const holders = (slot: string): readonly Candidate[] => soFar.candidates.filter((other) => other.slot === slot);
      const fitting = open.filter(([, { channel }]) => channel === action.channel);
      const free = fitting.find(([name, { atMost }]) => holders(name).length < atMost);
      const lose = (loss: Loss): Field => ({
        ...soFar,
        dropped: [...soFar.dropped, fateOf(plan, field, kind, candidate, loss)],
      });

      if (fitting.length === 0) {
        return lose({ reason: 'NO_SLOT', clause: `${at}/slots`, needed: 'an open slot of its channel' });
      }
      if (free === undefined) {
        const winners = fitting.flatMap(([name]) => holders(name).map((holder) => holder.action.id));
        return lose({ reason: 'OUTRANKED', clause: `${at}/slots`, seen: winners });
      }
      const chosen = soFar.candidates.map((other) => other.action);
      const { lists = {} } = plan.bindings;
      const caps = policiesOf(plan).filter(({ policy }) => policy.kind === 'cap' || policy.kind === 'quota');
      const loss = first(caps, ({ policy, at: place }) =>
        objection(policy, place, { moment, cause, state, standings, action, lists, chosen }),
      );
      if (loss !== undefined) return lose(loss);
      return { ...soFar, candidates: [...soFar.candidates, { ...candidate, slot: free[0] }] };
    },
    { ...field, candidates: [] },
  );
}
