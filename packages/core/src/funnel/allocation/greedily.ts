import type { Board, Contender } from './board.ts';

/** Each contender in its turn gets the first place that it may have. What all of them are worth there. */
export function greedily(board: Board, contenders: readonly Contender[]): number {
  let total = 0;
  for (const { candidate, places } of contenders) {
    const place = places.find((each) => board.left(each) > 0);
    if (place === undefined || !board.admits(candidate)) continue;
    board.put(candidate, place);
    total += board.worth(candidate, place);
  }
  return total;
}
