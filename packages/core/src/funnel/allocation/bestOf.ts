import type { Board } from './board.ts';
import { bound } from './bound.ts';
import type { Contender } from './contender.ts';
import type { Allocation } from './contest.ts';
import { greedily } from './greedily.ts';
import { ROUNDING, search } from './search.ts';

/** Among so many all ways are compared; those that come behind them take what is left. */
export const COMPARED = 12;

interface Result {
  readonly board: Board;
  readonly allocation: Allocation;
}

/**
 * The better of two ways to give places away: to each contender in its turn; and to the first ones so that these are worth most together.
 * Where the contenders stand in another order than that of their scores, somebody wants that order, and it holds.
 *
 * @param open - a board as it is before any contender has a place
 */
export function bestOf(open: () => Board, contenders: readonly Contender[]): Result {
  const plain = open();
  const greedy = greedily(plain, contenders);
  const ranked = [...contenders].sort((a, b) => b.candidate.score - a.candidate.score);
  const most = bound(open(), ranked, 0);
  const inTurn = { board: plain, allocation: judged(greedy, most) };
  const isRanked = contenders.every(({ candidate }, i) => candidate.score === ranked[i]!.candidate.score);
  if (!isRanked || inTurn.allocation.gap === 0) return inTurn;

  const board = open();
  const total = search(board, contenders.slice(0, COMPARED)) + greedily(board, contenders.slice(COMPARED));
  const isBest = contenders.length <= COMPARED && contenders.every((contender) => isFree(board, contender));
  if (total <= greedy * (1 + ROUNDING)) return isBest ? { board: plain, allocation: OPTIMAL } : inTurn;
  return { board, allocation: isBest ? OPTIMAL : judged(total, most) };
}

/** May it have every place of its channel? Only then is the first the best for it. */
const isFree = ({ places }: Board, { candidate, places: theirs }: Contender): boolean =>
  theirs.length === places.filter(({ channel }) => channel === candidate.action.channel).length;

const OPTIMAL: Allocation = { method: 'optimal', gap: 0 };

const judged = (total: number, most: number): Allocation =>
  total >= most * (1 - ROUNDING) ? OPTIMAL : { method: 'greedy', gap: 1 - total / most };
