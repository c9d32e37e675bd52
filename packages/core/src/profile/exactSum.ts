/**
 * A sum without rounding: doubles that do not overlap and whose exact sum is the sum of all that was added, so that the
 * order of adding cannot change the result.
 * @see Shewchuk, Adaptive Precision Floating-Point Arithmetic, 1997, "grow-expansion"
 */
export type ExactSum = readonly number[];

/** The sum with one more term. */
export function plus(sum: ExactSum, term: number): ExactSum {
  const parts: number[] = [];
  let carry = term;
  for (const part of sum) {
    const total = carry + part;
    if (!Number.isFinite(total)) {
      // Beyond the largest double there is no exact sum to keep; it stays there.
      carry = Math.sign(total) * Number.MAX_VALUE;
      continue;
    }
    const larger = Math.abs(carry) < Math.abs(part) ? part : carry;
    const smaller = larger === part ? carry : part;
    const error = smaller - (total - larger);
    if (error !== 0) parts.push(error);
    carry = total;
  }
  parts.push(carry);
  return parts;
}

/** The double nearest to the sum; halves go to the even one. */
export function rounded(sum: ExactSum): number {
  let at = sum.length - 1;
  let total = sum[at] ?? 0;
  let error = 0;
  while (at > 0 && error === 0) {
    at -= 1;
    const before = total;
    const part = sum[at]!;
    total = before + part;
    error = part - (total - before);
  }
  // The error is exactly half a unit in the last place: the parts below it decide to which side it goes.
  const below = sum[at - 1] ?? 0;
  if ((error < 0 && below < 0) || (error > 0 && below > 0)) {
    const twice = error * 2;
    const nudged = total + twice;
    if (twice === nudged - total) return nudged;
  }
  return total;
}

/** Tells a sum from what another aggregate remembers. */
export const isExactSum = (memory: unknown): boolean =>
  Array.isArray(memory) && memory.every((part) => typeof part === 'number');
