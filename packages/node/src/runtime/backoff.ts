import type { Millis } from '@opportune/core';

/**
 * How long to wait before the next try.
 * @public
 */
export interface Backoff {
  /** The wait after the first failure, at most; it doubles with each. 1 second where it is left out. */
  readonly first?: Millis;
  /** No wait is longer, unless the platform asks for it. 5 minutes where it is left out. */
  readonly longest?: Millis;
  /** Spreads the tries of many: 0 ≤ random < 1. `Math.random` where it is left out. */
  readonly random?: () => number;
}

/**
 * The wait after so many failures (1, 2 …): between half and all of first × 2^(failures − 1), at most `longest`, and
 * never less than `atLeast`.
 */
export function waitAfter(failures: number, backoff: Backoff, atLeast: Millis = 0): Millis {
  const { first = 1_000, longest = 300_000, random = Math.random } = backoff;
  const ceiling = Math.min(longest, first * 2 ** (failures - 1));
  return Math.max(atLeast, Math.ceil(ceiling * (0.5 + random() / 2)));
}
