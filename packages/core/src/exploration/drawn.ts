/** The place that a number in [0, 1) falls on, where each place is as wide as its probability; never one that has none. */
export function drawn(distribution: readonly number[], lot: number): number {
  let rest = lot;
  let last = 0;
  for (const [i, probability] of distribution.entries()) {
    if (probability <= 0) continue;
    if (rest < probability) return i;
    rest -= probability;
    last = i;
  }
  // What rounding has left over belongs to the last.
  return last;
}
