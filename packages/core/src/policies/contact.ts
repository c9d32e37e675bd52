import type { Instant } from '../time/instant.ts';

/**
 * One entry of the contact history: a place that a decision takes under the caps.
 *
 * The status only ever rises, `reserved` → `released` → `committed`, so that receipts lead to the same history in
 * whatever order and however often they arrive.
 * @public
 */
export interface Contact {
  readonly decision: string;
  readonly action: string;
  readonly issue?: string;
  readonly group?: string;
  readonly channel: string;
  /** Those of the action's tags by which some policy counts. */
  readonly tags?: readonly string[];
  /** The slot, where the strategy looks at that. */
  readonly slot?: string;
  /** When it was decided. */
  readonly at: Instant;
  readonly status: 'reserved' | 'released' | 'committed';
}
