/** Both lists, one behind the other. Where one is empty it is the other itself: a thousand fates are not copied at each stage. */
export const joined = <T>(one: readonly T[], other: readonly T[]): readonly T[] =>
  one.length === 0 ? other : other.length === 0 ? one : [...one, ...other];
