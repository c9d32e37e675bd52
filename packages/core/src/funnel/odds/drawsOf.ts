import type { Candidate } from '../shortlist.ts';
import { arranged } from './arranged.ts';
import { drawnByChannel } from './drawnByChannel.ts';
import type { Draws, Way } from './odds.ts';

/**
 * All orders that can be drawn without replacement.
 *
 * @param distributionOn - how likely each of those who are left is drawn next
 * @param placesOn - how many are drawn of a channel
 */
export const drawsOf = (
  distributionOn: (candidates: readonly Candidate[]) => readonly number[],
  placesOn: (channel: string) => number,
): Draws => ({
  count: (candidates) =>
    Array.from(drawnByChannel(candidates)).reduce((count, [channel, { length }]) => {
      const places = Math.min(length, placesOn(channel));
      return Array.from({ length: places }).reduce<number>((product, _, place) => product * (length - place), count);
    }, 1),
  of: (candidates) => {
    const ordersOf = (rest: readonly Candidate[], places: number): readonly Way[] => {
      if (rest.length === 0 || places === 0) return [{ probability: 1, candidates: rest }];
      return distributionOn(rest).flatMap((likely, i) => {
        if (likely <= 0) return [];
        return ordersOf(
          rest.filter((_, j) => j !== i),
          places - 1,
        ).map((way) => ({
          probability: likely * way.probability,
          candidates: [rest[i]!, ...way.candidates],
        }));
      });
    };
    let all: readonly Drawn[] = [{ probability: 1, orders: new Map() }];
    for (const [channel, theirs] of drawnByChannel(candidates)) {
      const orders = ordersOf(theirs, placesOn(channel));
      all = all.flatMap((drawn) =>
        orders.map((way) => ({
          probability: drawn.probability * way.probability,
          orders: new Map([...drawn.orders, [channel, way.candidates]]),
        })),
      );
    }
    return all.map(({ probability, orders }) => ({ probability, candidates: arranged(candidates, orders) }));
  },
});

interface Drawn {
  readonly probability: number;
  readonly orders: ReadonlyMap<string, readonly Candidate[]>;
}
