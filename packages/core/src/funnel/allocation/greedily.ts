import type { Board } from './board.ts';
import type { Contender } from './contender.ts';

/** Each contender in its turn gets a place, if it may. What all of them are worth there. */
export function greedily(board: Board, contenders: readonly Contender[]): number {
  let total = 0;
  for (const contender of contenders) {
    const place = board.placeFor(contender);
    if (place === undefined || !board.admits(contender)) continue;
    board.put(contender, place);
    total += board.worth(contender, place);
  }
  return total;
}
