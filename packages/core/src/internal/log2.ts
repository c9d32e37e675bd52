/** Of the series, from its last term on: enough for the last bit of a double. */
const SERIES = [23, 21, 19, 17, 15, 13, 11, 9, 7, 5, 3, 1].map((odd) => 1 / odd);

/**
 * The binary logarithm of a number above 0: of products and sums alone, as `exp2`, because platforms differ in the last bits of `Math.log2`.
 * −Infinity of 0. Off by a few units in the last place at most.
 */
export function log2(x: number): number {
  if (x === 0) return -Infinity;
  let power = 0;
  let rest = x;
  for (; rest > Math.SQRT2; rest /= 2) power += 1;
  for (; rest < Math.SQRT1_2; rest *= 2) power -= 1;
  // The logarithm of (1 + t) ÷ (1 − t) has odd powers of t alone.
  const t = (rest - 1) / (rest + 1);
  let sum = 0;
  for (const each of SERIES) sum = sum * t * t + each;
  return power + 2 * t * sum * Math.LOG2E;
}
