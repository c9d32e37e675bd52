/** Enough terms of the series for the last bit of a double. */
const TERMS = 18;

/**
 * 2 to the power of a number: of products and sums alone, because platforms differ in the last bits of `Math.pow`, and a score
 * has to be the same wherever it is worked out. Off by a few units in the last place at most.
 */
export function exp2(power: number): number {
  const whole = Math.floor(power);
  const rest = (power - whole) * Math.LN2;
  let sum = 1;
  for (let term = TERMS; term > 0; term -= 1) sum = 1 + (sum * rest) / term;
  return sum * 2 ** whole;
}
