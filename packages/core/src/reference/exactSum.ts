/** Every double is a whole multiple of 2^-1074. */
const PLACES = 1074;

/** A3: the double nearest to the exact sum. */
export const exactSum = (values: readonly number[]): number =>
  nearest(values.reduce((total, value) => total + exactly(value), 0n));

/** A double as a multiple of 2^-1074. */
function exactly(value: number): bigint {
  let whole = value;
  let places = 0;
  while (!Number.isInteger(whole)) {
    whole *= 2;
    places += 1;
  }
  return BigInt(whole) << BigInt(PLACES - places);
}

/** The double nearest to a multiple of 2^-1074; halves go to the even one. */
function nearest(total: bigint): number {
  const length = (total < 0n ? -total : total).toString(2).length;
  const dropped = BigInt(Math.max(0, length - 64));
  const kept = total >> dropped;
  // The last of 64 bits says whether anything was dropped; that is all that rounding to 53 bits needs to know.
  const rest = kept << dropped === total ? 0n : 1n;
  return Number(kept | rest) * 2 ** (Number(dropped) - PLACES);
}
