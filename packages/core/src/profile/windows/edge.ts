import type { Instant } from '../../time/instant.ts';

/** Where a window begins. */
export interface Edge {
  readonly at: Instant;
  /** An event at this very instant is in it. */
  readonly isInside: boolean;
}

/** Is something at an instant in a window? */
export const isWithin = (time: Instant, { at, isInside }: Edge): boolean => time > at || (isInside && time === at);
