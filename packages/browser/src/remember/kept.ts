import type { CustomerState, Instant } from '@opportune/core';

/** What a device remembers of whoever uses it: one record, read, changed and written as a whole. */
export interface Kept {
  /** Made up on this device, and new after each `reset`. */
  readonly visitor: string;
  /** Who it is: the visitor, until somebody says who that is. */
  readonly customer: string;
  /** What the strategy remembers. */
  readonly state?: CustomerState;
  readonly wakeAt?: Instant;
}
