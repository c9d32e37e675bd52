import type { Allocate } from '../funnel/allocate.ts';
import type { Loss } from '../funnel/shortlist.ts';
import { constrained } from './constrained.ts';
import { fateOf, otherTreatment, type Candidate, type Field } from './field.ts';
import { guardsOn, type Open } from './guards.ts';
import type { Plan } from './plan.ts';

/** F5 */
export function allocate(plan: Plan, node: Allocate, at: string, field: Field): Field {
  const { perGroup, perIssue, exclusions = [], mix = [], repeatAfter } = node;
  const open = Object.entries(node.slots)
    .filter(([name]) => field.moment.request?.slots?.includes(name) ?? true)
    .sort(([, { weight: a = 1 }], [, { weight: b = 1 }]) => b - a);
  const isFirst = ({ action }: Candidate): boolean => action.mandatory === true;
  const ordered = [...field.candidates.filter(isFirst), ...field.candidates.filter((candidate) => !isFirst(candidate))];
  const isFree = (perGroup ?? perIssue ?? repeatAfter ?? exclusions[0] ?? mix[0]) === undefined;
  const end = isFree
    ? oneByOne(plan, `${at}/slots`, field, open, ordered)
    : constrained(plan, node, at, field, open, ordered);
  return { ...end, candidates: [...end.candidates, ...fallbacks(plan, field, open, end.candidates)] };
}

function oneByOne(plan: Plan, clause: string, field: Field, open: Open, ordered: readonly Candidate[]): Field {
  return ordered.reduce<Field>(
    (soFar, candidate) => {
      const holders = (slot: string): readonly Candidate[] => soFar.candidates.filter((other) => other.slot === slot);
      const other = otherTreatment(candidate, soFar.candidates);
      const fitting = open.filter(([, { channel }]) => channel === candidate.action.channel);
      const free = fitting.find(([name, { atMost }]) => holders(name).length < atMost);
      const lose = (loss: Loss): Field => ({
        ...soFar,
        dropped: [...soFar.dropped, fateOf(plan, field, 'allocate', candidate, loss)],
      });

      if (other !== undefined) return lose({ reason: 'OTHER_TREATMENT', clause, seen: other.action.channel }); // F11
      if (fitting.length === 0) {
        return lose({ reason: 'NO_SLOT', clause, needed: 'an open slot of its channel' });
      }
      if (free === undefined) {
        const winners = fitting.flatMap(([name]) => holders(name).map((holder) => holder.action.id));
        return lose({ reason: 'OUTRANKED', clause, seen: winners });
      }
      const loss = guardsOn(plan, field, candidate, soFar.candidates);
      if (loss !== undefined) return lose(loss);
      return { ...soFar, candidates: [...soFar.candidates, { ...candidate, slot: free[0] }] };
    },
    { ...field, candidates: [] },
  );
}

/** F9 */
function fallbacks(
  plan: Plan,
  { cause, keptOut = 1 }: Field,
  open: Open,
  chosen: readonly Candidate[],
): readonly Candidate[] {
  if (cause.kind !== 'request') return [];
  return open.flatMap(([slot, { channel, atMost, fallback }]) => {
    const there = chosen.filter((other) => other.slot === slot);
    const action = plan.actions.find((each) => each.id === fallback && each.channel === channel);
    if (action === undefined || there.length >= atMost || there.some((other) => other.action === action)) return [];
    return [{ action, score: 0, factors: [], probability: keptOut, slot, fallback: true }];
  });
}
