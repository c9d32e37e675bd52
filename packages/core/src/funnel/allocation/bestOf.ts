import type { Board, Contender } from './board.ts';
import { bound } from './bound.ts';
import type { Allocation } from './contest.ts';
import { greedily } from './greedily.ts';
import { ROUNDING, search } from './search.ts';

/** Among so many all ways are compared; those that come behind them take what is left. */
const COMPARED = 12;
/** Where there is more than this to give away, ways are not compared. */
const PLACES_COMPARED = 6;

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
  const isRanked = contenders.every(
    ({ candidate }, i) => i === 0 || candidate.score <= contenders[i - 1]!.candidate.score,
  );
  if (!isRanked) return alone(open, contenders, bound(open(), [...contenders].sort(byScore), 0));
  if (placesFor(open(), contenders) > PLACES_COMPARED) return alone(open, contenders, bound(open(), contenders, 0));

  const board = open();
  const first = search(board, contenders.slice(0, COMPARED));
  if (contenders.length <= COMPARED) return { board, allocation: OPTIMAL };
  const total = first + greedily(board, contenders.slice(COMPARED));
  const most = bound(open(), contenders, 0);
  const plain = open();
  const greedy = greedily(plain, contenders);
  return total > greedy * (1 + ROUNDING)
    ? { board, allocation: judged(total, most) }
    : { board: plain, allocation: judged(greedy, most) };
}

function alone(open: () => Board, contenders: readonly Contender[], most: number): Result {
  const board = open();
  return { board, allocation: judged(greedily(board, contenders), most) };
}

/** How many places the contenders could have. */
function placesFor(board: Board, contenders: readonly Contender[]): number {
  const places = new Set(contenders.flatMap((contender) => contender.places));
  return [...places].reduce((sum, place) => sum + Math.min(board.left(place), contenders.length), 0);
}

const OPTIMAL: Allocation = { method: 'optimal', gap: 0 };

const judged = (total: number, most: number): Allocation =>
  total >= most * (1 - ROUNDING) ? OPTIMAL : { method: 'greedy', gap: 1 - total / most };

const byScore = (a: Contender, b: Contender): number => b.candidate.score - a.candidate.score;
