import type { Bounded } from './bounded.ts';
import type { Cell } from './cell.ts';
import type { Claim } from './claim.ts';

/**
 * What was counted, ready to be put together with what was counted elsewhere: plain JSON, bounded in size.
 * @public
 */
export interface HealthState {
  /** The version of this form. */
  readonly format: 1;
  /** A hash of the expectations: only what was counted by the same can be put together. */
  readonly expectations: string;
  /** By event type and source. */
  readonly cells: Bounded<Cell>;
  /** What sources have said of customers: a sample of those of whom anything was said. */
  readonly customers: Bounded<Bounded<Claim>>;
}
