import { exp2 } from '../internal/exp2.ts';

/** Less than the least double: 2 to such a power is 0. */
const NOTHING = -1100;

/**
 * Each in proportion to e^(λ × score): the higher λ, the more often the best; 0 makes all as likely. The same to the last bit on every platform.
 *
 * @param scores - finite numbers
 * @param lambda - 0 or more, in one over the unit of the scores
 * @returns a probability for each, which add up to 1; none where there are none
 * @example
 * ```ts
 * import { softmax } from '@opportune/core/experiments';
 *
 * softmax([1, 1, 1, 1], 5); // => [0.25, 0.25, 0.25, 0.25]
 * softmax([1, 2, 3], 0.2).map((probability) => Math.round(probability * 1000)); // => [269, 329, 402]
 * ```
 * @see docs/semantics.md, X4
 * @public
 */
export function softmax(scores: readonly number[], lambda: number): readonly number[] {
  // Against the best, because e to the power of a large score is more than a number holds.
  const best = scores.reduce((most, score) => Math.max(most, score), -Infinity);
  const weights = scores.map((score) => {
    const power = (score - best) * lambda * Math.LOG2E;
    return power < NOTHING ? 0 : exp2(power);
  });
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return weights.map((weight) => weight / sum);
}
