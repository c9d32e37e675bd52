/**
 * Things by rank, which is a hash of what they are: the first so many, and the rest put together. Which are the first does
 * not depend on the order in which they come, and none of them was ever among the rest; so parts that were made apart join
 * into exactly the whole.
 * @public
 */
export interface Bounded<T> {
  /** In the order of their ranks. */
  readonly kept: readonly Ranked<T>[];
  /** All others, where they are counted at all. */
  readonly rest?: T;
}

/**
 * A thing and its rank.
 * @public
 */
export type Ranked<T> = readonly [rank: number, it: T];

/** How many are kept, how two of a rank become one, and what of one is left among the rest. */
export interface Bound<T> {
  readonly atMost: number;
  readonly join: (a: T, b: T) => T;
  readonly toRest?: (it: T) => T;
}

export const NOTHING: Bounded<never> = { kept: [] };

export const single = <T>(rank: number, it: T): Bounded<T> => ({ kept: [[rank, it]] });

/** Several together, in whatever order. */
export const gathered = <T>(all: readonly Ranked<T>[], bound: Bound<T>): Bounded<T> =>
  all.reduce<Bounded<T>>((sum, [rank, it]) => joined(sum, single(rank, it), bound), NOTHING);

/** Both together: commutative and associative where `join` is, and where `toRest` of a join is the join of both. */
export function joined<T>(a: Bounded<T>, b: Bounded<T>, { atMost, join, toRest }: Bound<T>): Bounded<T> {
  if (a === NOTHING || b === NOTHING) return a === NOTHING ? b : a;
  // Most of what comes is too far behind to be in a sample that is full.
  if (toRest === undefined && isBehind(a.kept, b.kept, atMost)) return a;
  const kept = a.kept.slice();
  let rest = together(a.rest, b.rest, join);
  const leave = (it: T): void => {
    if (toRest !== undefined) rest = together(rest, toRest(it), join);
  };
  for (const entry of b.kept) {
    const [rank, it] = entry;
    const place = placeOf(kept, rank);
    const there = kept[place];
    if (there !== undefined && there[0] === rank) kept[place] = [rank, join(there[1], it)];
    else if (place === atMost) leave(it);
    else {
      kept.splice(place, 0, entry);
      if (kept.length > atMost) leave(kept.pop()![1]);
    }
  }
  return rest === undefined ? { kept } : { kept, rest };
}

const isBehind = (kept: readonly Ranked<unknown>[], coming: readonly Ranked<unknown>[], atMost: number): boolean =>
  kept.length === atMost && coming.length > 0 && coming[0]![0] > kept[atMost - 1]![0];

/** The place of the first that is not before a rank. */
function placeOf(kept: readonly Ranked<unknown>[], rank: number): number {
  let [low, high] = [0, kept.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (kept[middle]![0] < rank) low = middle + 1;
    else high = middle;
  }
  return low;
}

const together = <T>(a: T | undefined, b: T | undefined, join: (a: T, b: T) => T): T | undefined =>
  a === undefined ? b : b === undefined ? a : join(a, b);
