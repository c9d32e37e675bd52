import { expectedRate, type Evidence } from '../strategy/evidence.ts';
import { bendsOf, densityAt, massAt, rateBelief, type RateBelief } from './rateBelief.ts';
import { sharesOf } from './sharesOf.ts';

/** Of so many cases the rate is certain, as far as it matters here. */
const MANY = 1e9;
/** Where in a piece of length 1. */
const GAUSS = [0.5 - Math.sqrt(1 / 12), 0.5 + Math.sqrt(1 / 12)];

/** What is believed of a candidate: its worth is a rate times `scale`. */
interface Rated {
  readonly place: number;
  readonly scale: number;
  readonly belief: RateBelief;
}

/**
 * Thompson sampling over rates: how likely each is to be worth the most, where of each rate is believed what its evidence says, Beta(1 + successes, 1 + failures),
 * and the worth is the score in proportion to the rate. What has no evidence is worth its score for certain. Worked out by quadrature, without a die; off by less than 0.001.
 *
 * @param scores - 0 or more: what each is worth at the rate that is expected, (1 + successes) ÷ (2 + successes + failures)
 * @param evidence - for each; more than a billion cases are as good as certain
 * @returns a probability for each, which add up to 1; of those that are worth the same for certain the first has it
 * @example
 * ```ts
 * import { bestByEvidence } from '@opportune/core/experiments';
 *
 * const evidence = [{ successes: 1, failures: 0 }, { successes: 0, failures: 1 }];
 *
 * bestByEvidence([2 / 3, 1 / 3], evidence).map((probability) => probability.toFixed(2)); // => ['0.83', '0.17']
 * ```
 * @see docs/semantics.md, X7; Thompson, On the likelihood that one unknown probability exceeds another, 1933
 * @public
 */
export function bestByEvidence(
  scores: readonly number[],
  evidence: readonly (Evidence | undefined)[],
): readonly number[] {
  const most = scores.reduce((greatest, score) => Math.max(greatest, score), 0);
  // By the best of them, so that nothing is more than a number holds.
  const worths = scores.map((score) => (most > 0 ? score / most : 1));
  const rated = worths.flatMap((worth, place): Rated[] => {
    const known = evidence[place];
    if (known === undefined || worth === 0 || known.successes + known.failures > MANY) return [];
    return [{ place, scale: worth / expectedRate(known), belief: rateBelief(known) }];
  });
  const isRated = new Set(rated.map(({ place }) => place));
  const certain = worths.reduce(
    (first, worth, i) => (isRated.has(i) || (first >= 0 && worth <= worths[first]!) ? first : i),
    -1,
  );
  const wins = likelyBest(rated, worths[certain] ?? 0);
  const likely = scores.map(() => 0);
  for (const [i, { place }] of rated.entries()) likely[place] = wins[i]!;
  if (certain >= 0) {
    const worth = worths[certain]!;
    likely[certain] = rated.reduce((product, { scale, belief }) => product * massAt(belief, worth / scale), 1);
  }
  return sharesOf(likely);
}

/**
 * How likely each of some is to be worth the most, and more than `least`: how densely it has a worth, times how likely all others are worth less, added up. In each piece it
 * is looked at two places, by the rule of Gauss: never where a density ends at once.
 */
function likelyBest(rated: readonly Rated[], least: number): readonly number[] {
  const from = rated.reduce((floor, { scale, belief }) => Math.max(floor, scale * belief.low), least);
  const wins = rated.map(() => 0);
  const rivals = [...rated.keys()].filter((i) => rated[i]!.scale * rated[i]!.belief.high > from);
  // Where any of them bends.
  const bends = rivals.flatMap((i) => bendsOf(rated[i]!.belief).map((rate) => rated[i]!.scale * rate));
  const places = [from, ...bends.filter((worth) => worth > from)].sort((a, b) => a - b);
  const masses = rated.map(() => 1);
  for (let i = 1; i < places.length; i += 1) {
    const width = places[i]! - places[i - 1]!;
    if (width === 0) continue;
    for (const share of GAUSS) {
      const worth = places[i - 1]! + width * share;
      let product = 1;
      for (const k of rivals) {
        const mass = massAt(rated[k]!.belief, worth / rated[k]!.scale);
        masses[k] = mass;
        product *= mass;
      }
      if (product === 0) continue;
      for (const k of rivals) {
        const { scale, belief } = rated[k]!;
        wins[k]! += (((width / 2) * densityAt(belief, worth / scale)) / scale) * (product / masses[k]!);
      }
    }
  }
  return wins;
}
