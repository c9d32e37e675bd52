import type { Strategy } from '../strategy/strategy.ts';
import type { Shortfall } from './shortfall.ts';

/** A little more than a tie, for those whose id comes later. */
const MORE = 1 + 2 ** -40;

/** The lever of its own with which an action is seen to win; undefined where none is. */
export function leverFor(
  strategy: Strategy,
  action: string,
  { score, needed }: Shortfall,
  isChosen: (strategy: Strategy) => boolean,
): number | undefined {
  const { lever = 1 } = strategy.actions.find(({ id }) => id === action) ?? {};
  const tie = lever * (needed / score);
  return [tie, tie * MORE].find(
    (other) =>
      Number.isFinite(other) &&
      isChosen({
        ...strategy,
        actions: strategy.actions.map((each) => (each.id === action ? { ...each, lever: other } : each)),
      }),
  );
}
