import type { Instant } from '@opportune/core';

/** Where a run stands, for whoever watches. */
export interface Standing {
  phase: 'importing' | 'open' | 'outage' | 'reading' | 'replaying' | 'comparing' | 'closed';
  /** The time in the shop, or in the history. */
  now: Instant;
  /** How much of the phase is done, 0…1. */
  done: number;
}
