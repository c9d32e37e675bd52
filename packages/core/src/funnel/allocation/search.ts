import type { Candidate } from '../shortlist.ts';
import type { Board, Contender } from './board.ts';
import { bound } from './bound.ts';

/** Sums of doubles that differ by less than this share are the same sum. */
export const ROUNDING = 1e-9;

/**
 * Gives places to contenders so that they are worth most, of equals in the way that comes first: the first contender in the first place that it
 * may have rather than in another, and rather than without. Ways that cannot be worth more than the best are not gone.
 */
export function search(board: Board, contenders: readonly Contender[]): number {
  let best: Way = { total: -1, picks: [] };
  const picks: Pick[] = [];
  const visit = (i: number, total: number): void => {
    const contender = contenders[i];
    if (contender === undefined) {
      if (total > best.total * (1 + ROUNDING)) best = { total, picks: [...picks] };
      return;
    }
    if (total + bound(board, contenders, i) <= best.total * (1 + ROUNDING)) return;
    const { candidate, places } = contender;
    if (board.admits(candidate)) {
      for (const place of places) {
        if (board.left(place) === 0) continue;
        board.put(candidate, place);
        picks.push([candidate, place]);
        visit(i + 1, total + board.worth(candidate, place));
        picks.pop();
        board.takeBack();
      }
    }
    visit(i + 1, total);
  };
  visit(0, 0);
  for (const [candidate, place] of best.picks) board.put(candidate, place);
  return best.total;
}

type Pick = readonly [candidate: Candidate, place: number];

interface Way {
  readonly total: number;
  readonly picks: readonly Pick[];
}
