import fc from 'fast-check';
import { test } from 'vitest';

import { patience, runs } from './runs.ts';

/** A test that something holds for whatever is drawn, in so many examples. */
export function law<Drawn extends [unknown, ...unknown[]]>(
  title: string,
  few: number,
  drawn: { [I in keyof Drawn]: fc.Arbitrary<Drawn[I]> },
  holds: (...drawn: Drawn) => void,
): void {
  test(title, patience, () => {
    fc.assert(fc.property(...drawn, holds), runs(few));
  });
}
