/**
 * Lifts what is less likely than its part of `mass` up to it, and takes that from the others in proportion, none of whom falls below: so that everything is tried
 * often enough to be learned of.
 *
 * @param mass - what is given away evenly at least, 0…1: of four candidates each has a quarter of it
 * @param options - `zeros`: what has no probability at all is lifted too; yes, where it is left out
 * @returns a probability for each, which add up to 1
 * @example
 * ```ts
 * import { atLeast } from '@opportune/core/experiments';
 *
 * atLeast([1, 0], 0.5); // => [0.75, 0.25]
 * atLeast([1, 0], 0.5, { zeros: false }); // => [1, 0]
 * ```
 * @public
 */
export function atLeast(
  distribution: readonly number[],
  mass: number,
  options: { readonly zeros?: boolean } = {},
): readonly number[] {
  const { zeros = true } = options;
  const isMeant = (probability: number): boolean => zeros || probability > 0;
  const floor = mass / distribution.filter(isMeant).length;
  let lifted = distribution;
  // Who gives may come to stand below the floor: then they are lifted in the next round, in which fewer give.
  for (;;) {
    const isLow = lifted.map((probability) => isMeant(probability) && probability <= floor);
    const low = isLow.filter(Boolean).length;
    const high = lifted.reduce((sum, probability, i) => (isLow[i] ? sum : sum + probability), 0);
    const ratio = high === 0 ? 0 : (1 - low * floor) / high;
    lifted = lifted.map((probability, i) => (isLow[i] ? floor : probability * ratio));
    if (!lifted.some((probability, i) => !isLow[i] && isMeant(probability) && probability < floor)) return lifted;
  }
}
