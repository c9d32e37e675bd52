/**
 * A sum without rounding: doubles that do not overlap and whose exact sum is the sum of all that was added, so that the
 * order of adding cannot change the result.
 * @see Shewchuk, Adaptive Precision Floating-Point Arithmetic, 1997, "grow-expansion"
 */
export type ExactSum = readonly number[];

/** The sum with one more term. */
export const plus = (sum: ExactSum, term: number): ExactSum => withTerm(sum, 0, term);

/** A new list, with one more term in the sum that stands in it from a place on. */
export function withTerm(list: readonly number[], from: number, term: number): number[] {
  // A list that grows is made several times, and holds room for many more than the one or two parts of nearly all sums.
  const parts = new Array<number>(list.length + 1);
  let count = from;
  let carry = term;
  for (let i = 0; i < from; i += 1) parts[i] = list[i]!;
  for (let i = from; i < list.length; i += 1) {
    const part = list[i]!;
    const total = carry + part;
    if (!Number.isFinite(total)) {
      // Beyond the largest double there is no exact sum to keep; it stays there.
      carry = Math.sign(total) * Number.MAX_VALUE;
      continue;
    }
    const error = errorOf(carry, part, total);
    if (error !== 0) parts[count++] = error;
    carry = total;
  }
  parts[count++] = carry;
  const exact = count === parts.length ? parts : parts.slice(0, count);
  return count - from > PARTS ? compressed(exact, from) : exact;
}

/** What is missing in the rounded total of two numbers. */
function errorOf(one: number, other: number, total: number): number {
  return Math.abs(one) < Math.abs(other) ? one - (total - other) : other - (total - one);
}

/** Sums of prices need two; with more it is worth looking whether as many are needed. */
const PARTS = 2;

/**
 * The list with the sum that stands in it from a place on in as few parts as there can be; it is written into.
 * @see Shewchuk, "compress", without its second pass, which only matters for adjacent bits
 */
function compressed(list: number[], from: number): number[] {
  let sum = list.at(-1)!;
  let first = list.length;
  for (let i = list.length - 2; i >= from; i -= 1) {
    const part = list[i]!;
    const total = sum + part;
    const error = part - (total - sum);
    if (error !== 0) {
      list[--first] = total;
      sum = error;
    } else sum = total;
  }
  list[--first] = sum;
  if (first === from) return list;
  const shorter = new Array<number>(from + list.length - first);
  for (let i = 0; i < from; i += 1) shorter[i] = list[i]!;
  for (let i = from; i < shorter.length; i += 1) shorter[i] = list[first + i - from]!;
  return shorter;
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
