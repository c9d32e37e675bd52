import type { Board } from './board.ts';
import type { Contender } from './contender.ts';
import type { Contest, Refusal } from './contest.ts';
import { noSlot } from './noSlot.ts';
import { otherTreatment, treatedBy } from './otherTreatment.ts';
import type { LastShown, Repeat } from './shownLately.ts';

/** Why a contender has nothing when all is given away. */
export function lossOn(
  { places: open, clause, refusal }: Contest,
  board: Board,
  contender: Contender,
  lastShown: LastShown,
  repeat: Repeat | undefined,
): Refusal {
  const { candidate, places } = contender;
  const { channel, id } = candidate.action;
  const other = otherTreatment(candidate, board.chosen);
  if (other !== undefined) return { loss: treatedBy(other, clause) };
  const fitting = open.filter((place) => place.channel === channel);
  if (fitting.length === 0) return { loss: noSlot(clause) };
  if (places.length === 0 && repeat !== undefined) {
    const seen = Math.min(...fitting.flatMap(({ name }) => lastShown(name, id) ?? []));
    const needed = { repeatAfter: repeat.after };
    return { loss: { reason: 'SHOWN_LATELY', clause: repeat.clause, seen, needed, nextAt: seen + repeat.after } };
  }
  const names = places.map((place) => board.places[place]!.name);
  if (places.some((place) => board.left(place) > 0)) {
    const limit = board.limitOn(contender);
    if (limit !== undefined) {
      const { classOf, atMost } = limit;
      const seen = board.chosen.flatMap(({ action }) =>
        classOf(action) === classOf(candidate.action) ? [action.id] : [],
      );
      return { loss: { reason: 'EXCLUDED', clause: limit.clause, seen, needed: { atMost } } };
    }
    const refused = refusal(candidate, board.chosen);
    if (refused !== undefined) return refused;
  }
  const seen = board.chosen.flatMap(({ action, slot }) => (names.includes(slot!) ? [action.id] : []));
  return { loss: { reason: 'OUTRANKED', clause, seen } };
}
