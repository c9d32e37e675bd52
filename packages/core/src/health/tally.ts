import { hash53 } from '../internal/hash.ts';
import type { Bound, Ranked } from './bounded.ts';
import { clip } from './clip.ts';

/**
 * How often something was met at a place.
 * @public
 */
export interface Tally {
  /** What it was: the code of a fault, or what a value looks like. */
  readonly what: string;
  /** JSON pointer into the event, with a star for any place in a list; undefined of those that are counted together. */
  readonly path?: string;
  readonly count: number;
}

/** So many places are counted each by itself. */
export const TALLIES: Bound<Tally> = {
  atMost: 64,
  join: (a, b) => ({ ...a, count: a.count + b.count }),
  toRest: ({ count }) => ({ what: 'OTHER', count }),
};

/** Met once. */
export function tallied(what: string, pointer: string, seed: number): Ranked<Tally> {
  const path = clip(clip(pointer, 1024).replace(/\/\d+(?=\/|$)/g, '/*'));
  return [hash53(`${what} ${path}`, seed), { what, path, count: 1 }];
}
