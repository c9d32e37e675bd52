import type { Board } from './board.ts';
import type { Contender } from './contender.ts';

/**
 * What the places that are left can be worth at most to contenders that come best first. Of what stands between them only what has been chosen
 * counts, and the first limit, in each channel by itself: with that, to take the best that there is room for is the most that there can be.
 */
export function bound(board: Board, contenders: readonly Contender[], from: number): number {
  const left = board.places.map((_, place) => board.left(place));
  let free = left.reduce((sum, each) => sum + each, 0);
  const picked = new Map<string, number>();
  let total = 0;
  for (let i = from; i < contenders.length && free > 0; i += 1) {
    const contender = contenders[i]!;
    const { channel } = contender.candidate.action;
    const place = board.places.findIndex((each, p) => left[p]! > 0 && each.channel === channel);
    if (place < 0 || board.limitOn(contender) !== undefined) continue;
    const [name] = contender.classes;
    if (name !== undefined) {
      // With its length, so that no other channel and class read alike.
      const key = `${channel.length} ${channel}${name}`;
      const before = picked.get(key) ?? 0;
      if (before + board.count(0, name) >= board.limits[0]!.atMost) continue;
      picked.set(key, before + 1);
    }
    left[place]! -= 1;
    free -= 1;
    total += board.worth(contender, place);
  }
  return total;
}
