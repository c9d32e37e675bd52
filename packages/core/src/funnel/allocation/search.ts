import type { Board } from './board.ts';
import { bound } from './bound.ts';
import type { Contender } from './contender.ts';

/** Sums of doubles that differ by less than this share are the same sum. */
export const ROUNDING = 1e-9;

/**
 * Gives places to those contenders that are worth most together, of equals to those that come first. Who comes first has the first place: in places
 * that all may have, nothing is worth more than that. Ways that cannot be worth more than the best are not gone.
 */
export function search(board: Board, contenders: readonly Contender[]): number {
  let best: Way = { total: -1, winners: [] };
  const winners: Contender[] = [];
  const visit = (i: number, total: number): void => {
    const contender = contenders[i];
    if (contender === undefined) {
      if (total > best.total * (1 + ROUNDING)) best = { total, winners: [...winners] };
      return;
    }
    if (total + bound(board, contenders, i) <= best.total * (1 + ROUNDING)) return;
    const place = board.placeFor(contender);
    if (place !== undefined && board.admits(contender)) {
      board.put(contender, place);
      winners.push(contender);
      visit(i + 1, total + board.worth(contender, place));
      winners.pop();
      board.takeBack(contender);
    }
    visit(i + 1, total);
  };
  visit(0, 0);
  for (const winner of best.winners) board.put(winner, board.placeFor(winner)!);
  return best.total;
}

interface Way {
  readonly total: number;
  readonly winners: readonly Contender[];
}
