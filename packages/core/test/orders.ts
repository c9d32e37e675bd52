/** Every order of a few things. */
export const orders = <T>(things: readonly T[]): readonly (readonly T[])[] =>
  things.length < 2
    ? [things]
    : things.flatMap((first, i) =>
        orders([...things.slice(0, i), ...things.slice(i + 1)]).map((rest) => [first, ...rest]),
      );
