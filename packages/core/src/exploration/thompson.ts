import { sequenceOf } from '../internal/sequenceOf.ts';
import { sharesOf } from './sharesOf.ts';

/** What is believed of a candidate: its worth, and how sure that is. @public */
export interface Belief {
  readonly mean: number;
  /** Standard deviation, 0 or more. */
  readonly deviation: number;
}

/** As many uniform numbers have, less their mean, a variance of 1. */
const UNIFORM = 12;

/**
 * Thompson sampling: how likely each is to be the best by what is believed. So many times a worth is drawn for each, by normal distributions, and the shares are
 * how often each came first, ties to the one named first. Whoever chooses by these shares knows the probabilities exactly; that they are those of
 * Thompson sampling is an estimate, off by √(p(1 − p) ÷ draws).
 *
 * A normal number is the sum of twelve uniform ones less 6: the same on every platform, and never more than 6 deviations from the mean.
 *
 * @param seed - the same seed gives the same shares
 * @param draws - whole, 1 or more; 1,000 where it is left out
 * @returns a probability for each, which add up to 1
 * @example
 * ```ts
 * import { thompson } from '@opportune/core/experiments';
 *
 * thompson([{ mean: 3, deviation: 0 }, { mean: 2, deviation: 0 }], 'ranking'); // => [1, 0]
 * ```
 * @see Thompson, On the likelihood that one unknown probability exceeds another, 1933
 * @public
 */
export function thompson(beliefs: readonly Belief[], seed: string, draws = 1000): readonly number[] {
  if (beliefs.length === 0) return [];
  const uniform = sequenceOf(seed);
  const normal = (): number => {
    let sum = -UNIFORM / 2;
    for (let i = 0; i < UNIFORM; i += 1) sum += uniform();
    return sum;
  };
  const wins = beliefs.map(() => 0);
  for (let draw = 0; draw < draws; draw += 1) {
    const worths = beliefs.map(({ mean, deviation }) => mean + deviation * normal());
    const best = worths.reduce((first, worth, i) => (worth > worths[first]! ? i : first), 0);
    wins[best]! += 1;
  }
  return sharesOf(wins);
}
