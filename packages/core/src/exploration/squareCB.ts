/**
 * Each but the best with 1 ÷ (K + γ × what its score is short of the best), K being how many there are; the best has what is left. Candidates
 * that are far behind are tried more seldom than those that come close: the higher γ, the more so.
 *
 * @param scores - finite numbers; of equal ones the first is the best
 * @param gamma - 0 or more, in one over the unit of the scores
 * @returns a probability for each, which add up to 1; none where there are none
 * @example
 * ```ts
 * import { squareCB } from '@opportune/core/experiments';
 *
 * squareCB([3, 1], 1); // => [0.75, 0.25]
 * ```
 * @see docs/semantics.md, X4; Foster and Rakhlin, Beyond UCB, 2020
 * @public
 */
export function squareCB(scores: readonly number[], gamma: number): readonly number[] {
  const best = scores.reduce((first, score, i) => (score > scores[first]! ? i : first), 0);
  const shares = scores.map((score, i) => (i === best ? 0 : 1 / (scores.length + gamma * (scores[best]! - score))));
  const left = 1 - shares.reduce((sum, share) => sum + share, 0);
  return shares.map((share, i) => (i === best ? left : share));
}
