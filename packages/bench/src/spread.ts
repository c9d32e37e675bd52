/**
 * Moves places apart until they are at least a gap from each other, and no further than needed: those that would overlap
 * form a block around the middle of where they would like to be.
 *
 * @param wanted - in ascending order
 */
export function spread(wanted: readonly number[], gap: number, least: number, most: number): readonly number[] {
  const blocks: { mean: number; size: number }[] = [];
  // With the gaps taken out, overlapping ones are those out of order.
  for (const [i, place] of wanted.entries()) {
    let block = { mean: place - i * gap, size: 1 };
    for (let above = blocks.at(-1); above !== undefined && above.mean >= block.mean; above = blocks.at(-1)) {
      const size = above.size + block.size;
      block = { mean: (above.mean * above.size + block.mean * block.size) / size, size };
      blocks.pop();
    }
    blocks.push(block);
  }
  const highest = most - (wanted.length - 1) * gap;
  const means = blocks.flatMap(({ mean, size }) => Array<number>(size).fill(mean));
  return means.map((mean, i) => Math.round((Math.max(least, Math.min(mean, highest)) + i * gap) * 10) / 10);
}
