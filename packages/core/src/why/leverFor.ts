import type { Strategy } from '../strategy/strategy.ts';
import type { Shortfall } from './shortfall.ts';

/** The lever of its own, to four digits, with which an action is seen to win; undefined where none is. */
export function leverFor(
  strategy: Strategy,
  action: string,
  { score, needed }: Shortfall,
  isChosen: (strategy: Strategy) => boolean,
): number | undefined {
  const { lever = 1 } = strategy.actions.find(({ id }) => id === action) ?? {};
  const tie = rounded(lever * (needed / score), 0);
  // One more in the last digit is more than a tie, for those whose id comes later.
  return [tie, rounded(tie, 1)].find(
    (other) =>
      Number.isFinite(other) &&
      isChosen({
        ...strategy,
        actions: strategy.actions.map((each) => (each.id === action ? { ...each, lever: other } : each)),
      }),
  );
}

/** Up to four digits, and then so many more in the last of them. */
function rounded(number: number, more: number): number {
  const [, exponent = ''] = number.toExponential().split('e');
  const unit = Number(`1e${Number(exponent) - 3}`);
  const near = Number(number.toPrecision(4));
  return Number(((near < number ? near + unit : near) + more * unit).toPrecision(4));
}
