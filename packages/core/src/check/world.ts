import type { Constraint } from './constraint.ts';

/** Where a condition is asked: what is known of attributes there. */
export interface World {
  factsOn(path: string): readonly Constraint[];
}
