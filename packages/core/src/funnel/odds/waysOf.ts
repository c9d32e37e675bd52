import { grouped } from '../../internal/grouped.ts';
import type { Candidate } from '../shortlist.ts';
import type { Odds, Way } from './odds.ts';

/** For so many ways places are given away once more. */
export const COUNTED = 256;

/** All that ramps and draws could have left, and how likely each is; undefined where it is too much to go through. */
export function waysOf({ candidates, draws }: Odds): readonly Way[] | undefined {
  // All treatments of an action share one draw.
  const ramped = [...grouped(candidates, ({ action, share }) => (share === undefined ? [] : [action.id])).values()];
  if (2 ** ramped.length * (draws?.count(candidates) ?? 1) > COUNTED) return undefined;
  return ramped
    .reduce<readonly Way[]>(withOrWithout, [{ probability: 1, candidates: [] }])
    .flatMap(({ probability, candidates: out }) => {
      const left = out.length === 0 ? candidates : candidates.filter((candidate) => !out.includes(candidate));
      if (draws === undefined) return [{ probability, candidates: left }];
      return draws.of(left).map((way) => ({ ...way, probability: probability * way.probability }));
    });
}

/** Each way goes on with an action, and with one more that is kept out. */
const withOrWithout = (ways: readonly Way[], treatments: readonly Candidate[]): readonly Way[] =>
  ways.flatMap(({ probability, candidates: out }) => {
    const { share = 1 } = treatments[0]!;
    return [
      { probability: probability * share, candidates: out },
      { probability: probability * (1 - share), candidates: [...out, ...treatments] },
    ];
  });
