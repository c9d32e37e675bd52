import { exp2 } from '../internal/exp2.ts';
import type { Millis } from '../time/duration.ts';
import type { Instant } from '../time/instant.ts';
import { plus, rounded, type ExactSum } from './exactSum.ts';
import type { Gathering } from './gathering.ts';

/** So many half-lives are one block; nothing of a contribution that is older can be seen in a double. */
const BLOCK = 64;

/** What was added in a block of half-lives, as it was worth at the block's beginning. */
type Block = readonly [block: number, worth: ExactSum];

/**
 * Sums of contributions that fade. Each is counted as what it would have to be at the beginning of its block to be worth so much at its
 * time: that depends on the event alone, and sums are exact, so the order of the events changes nothing. Two blocks are remembered, the
 * latest and the one before.
 */
export function decay(halfLife: Millis): Gathering {
  const length = BLOCK * halfLife;
  const blockOf = (time: Instant): number => Math.floor(time / length);
  /** By how much more it would have to be at the beginning of a block. */
  const growth = (block: number, time: Instant): number => exp2((time - block * length) / halfLife);
  const added = (blocks: readonly Block[], [block, worth]: Block, watermark: Instant): readonly Block[] => {
    const oldest = blockOf(watermark) - 1;
    const kept = blocks.filter(([each]) => each >= oldest);
    if (block < oldest) return kept;
    const same = kept.find(([each]) => each === block);
    const sum: Block = [block, same === undefined ? worth : worth.reduce<ExactSum>(plus, same[1])];
    return [...kept.filter((each) => each !== same), sum].sort((one, other) => one[0] - other[0]);
  };
  return {
    add: (memory, time, _id, value, watermark) => {
      const block = blockOf(time);
      const worth = (value as number) * growth(block, time);
      return added((memory as readonly Block[] | undefined) ?? [], [block, [worth]], watermark);
    },
    read: (memory, asOf) => {
      // What another event might have made us forget must not count either.
      const oldest = blockOf(asOf) - 1;
      return ((memory as readonly Block[] | undefined) ?? [])
        .filter(([block]) => block >= oldest)
        .reduce((score, [block, worth]) => score + rounded(worth) / growth(block, asOf), 0);
    },
    merge: (one, other, watermark) =>
      (other as readonly Block[]).reduce((blocks, each) => added(blocks, each, watermark), one as readonly Block[]),
  };
}
