import type { Pointer } from '../shape/pointer.ts';

/**
 * A part of what a strategy costs, and the place that it is there for.
 * @public
 */
export interface Share {
  /** JSON pointer into the strategy. */
  readonly path: Pointer;
  /** What it is, in words. */
  readonly what: string;
  /** Bytes or questions, never more; left out where there is no such number. */
  readonly atMost?: number;
}

/**
 * What something costs at most, and of which parts that is the sum; the parts are in the order of the strategy.
 * @public
 */
export interface Bound {
  /** Left out where a part has none. */
  readonly bound?: number;
  readonly of: readonly Share[];
}

/** A part of a bound; one that nothing is known of says so. */
export const share = (path: Pointer, what: string, atMost: number | undefined): Share => ({
  path,
  what,
  ...(atMost === undefined ? {} : { atMost }),
});

/** The sum of parts, without those that cost nothing. */
export function boundOf(shares: readonly Share[]): Bound {
  const of = shares.filter(({ atMost }) => atMost !== 0);
  const bound = of.reduce<number | undefined>((sum, { atMost }) => sumOf(sum, atMost), 0);
  return bound === undefined ? { of } : { bound, of };
}

/** The sum of what is known; nothing is known of a sum of which a part is not. */
export const sumOf = (...parts: readonly (number | undefined)[]): number | undefined =>
  parts.reduce<number | undefined>(
    (sum, part) => (sum === undefined || part === undefined ? undefined : sum + part),
    0,
  );
