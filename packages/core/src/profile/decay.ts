import { exp2 } from '../internal/exp2.ts';
import type { Millis } from '../time/duration.ts';
import type { Instant } from '../time/instant.ts';
import { plus, rounded, withTerm, type ExactSum } from './exactSum.ts';
import type { Gathering, Memory } from './gathering.ts';

/** So many half-lives are one block; nothing of a contribution that is older can be seen in a double. */
const BLOCK = 64;

/** Where the sum of the first block begins: after the form, the block, and how many numbers the sum is made of. */
const HEAD = 3;

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
  /** The blocks one after the other, without those that are too old to be seen. */
  const memoryOf = ([form]: Memory, blocks: readonly Block[], watermark: Instant): Memory => {
    const oldest = blockOf(watermark) - 1;
    const kept = blocks.filter(([block]) => block >= oldest).sort((one, other) => one[0] - other[0]);
    return [form, ...kept.flatMap(([block, worth]) => [block, worth.length, ...worth])];
  };
  const added = (blocks: readonly Block[], [block, worth]: Block): readonly Block[] => {
    const same = blocks.find(([each]) => each === block);
    if (same === undefined) return [...blocks, [block, worth]];
    return [...blocks.filter((each) => each !== same), [block, worth.reduce<ExactSum>(plus, same[1])]];
  };
  return {
    add: (memory, time, _id, value, watermark) => {
      const block = blockOf(time);
      const worth = (value as number) * growth(block, time);
      const newest = blockOf(watermark);
      // Of many customers the first event is all that there is.
      if (memory.length === 1 && block >= newest - 1) return [memory[0], block, 1, worth];
      // Most events come in order, and blocks are long.
      if (memory[1] === block && block === newest && memory.length === HEAD + (memory[2] as number)) {
        const list = withTerm(memory as readonly number[], HEAD, worth);
        list[HEAD - 1] = list.length - HEAD;
        return list as [number, ...number[]];
      }
      return memoryOf(memory, added(blocksOf(memory), [block, [worth]]), watermark);
    },
    read: (memory, asOf) => {
      // What another event might have made us forget must not count either.
      const oldest = blockOf(asOf) - 1;
      return blocksOf(memory)
        .filter(([block]) => block >= oldest)
        .reduce((score, [block, worth]) => score + rounded(worth) / growth(block, asOf), 0);
    },
    merge: (one, other, watermark) => memoryOf(one, blocksOf(other).reduce(added, blocksOf(one)), watermark),
  };
}

function blocksOf(memory: Memory): readonly Block[] {
  const blocks: Block[] = [];
  let next = 1;
  while (next < memory.length) {
    const from = next + 2;
    const parts = memory[next + 1] as number;
    // A damaged memory may say anything; it must not be read for ever.
    next = from + (parts > 0 ? parts : 0);
    blocks.push([memory[from - 2] as number, memory.slice(from, next) as ExactSum]);
  }
  return blocks;
}
