import type { Allocate, Slot } from '../funnel/allocate.ts';
import type { Loss } from '../funnel/shortlist.ts';
import { wayOf } from './experiment.ts';
import { fateOf, first, type Candidate, type Field } from './field.ts';
import { policiesIn, type Plan } from './plan.ts';
import { objection } from './policy.ts';

/** F5 */
export function allocate(plan: Plan, { kind, slots }: Allocate, at: string, field: Field): Field {
  const { moment, cause, state, standings } = field;
  const open = Object.entries(slots).filter(([name]) => moment.request?.slots?.includes(name) ?? true);
  const isFirst = ({ action }: Candidate): boolean => action.mandatory === true;
  const ordered = [...field.candidates.filter(isFirst), ...field.candidates.filter((candidate) => !isFirst(candidate))];

  const end = ordered.reduce<Field>(
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
      const caps = policiesIn(wayOf(plan, state.subject ?? state.customer)).filter(
        ({ policy }) => policy.kind === 'cap' || policy.kind === 'quota',
      );
      const loss = first(caps, ({ policy, at: place }) =>
        objection(policy, place, { moment, cause, state, standings, action, lists, chosen }),
      );
      if (loss !== undefined) return lose(loss);
      return { ...soFar, candidates: [...soFar.candidates, { ...candidate, slot: free[0] }] };
    },
    { ...field, candidates: [] },
  );
  return { ...end, candidates: [...end.candidates, ...fallbacks(plan, field, open, end.candidates)] };
}

/** F9 */
function fallbacks(
  plan: Plan,
  { cause, keptOut = 1 }: Field,
  open: readonly (readonly [string, Slot])[],
  chosen: readonly Candidate[],
): readonly Candidate[] {
  if (cause.kind !== 'request') return [];
  return open.flatMap(([slot, { atMost, fallback }]) => {
    const there = chosen.filter((other) => other.slot === slot);
    const action = plan.actions.find(({ id }) => id === fallback);
    if (action === undefined || there.length >= atMost || there.some((other) => other.action === action)) return [];
    return [{ action, score: 0, factors: [], probability: keptOut, slot, fallback: true }];
  });
}
