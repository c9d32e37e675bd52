/**
 * The best with the probability 1 − ε, and with ε any of all, the best among them, each as likely as the other.
 *
 * @param candidates - how many there are
 * @param epsilon - 0…1
 * @param best - the place of the best; behind the last it is the last
 * @returns a probability for each, which add up to 1; none where there are none
 * @example
 * ```ts
 * import { epsilonGreedy } from '@opportune/core/experiments';
 *
 * epsilonGreedy(4, 0.4); // => [0.7, 0.1, 0.1, 0.1]
 * ```
 * @see docs/semantics.md, X4
 * @public
 */
export function epsilonGreedy(candidates: number, epsilon: number, best = 0): readonly number[] {
  const first = Math.min(best, candidates - 1);
  const any = epsilon / candidates;
  return Array.from({ length: candidates }, (_, i) => (i === first ? 1 - epsilon + any : any));
}
