import type { Pointer } from '../shape/pointer.ts';

/** What a slot shows where nothing else is left for it. */
export interface Fallback {
  /** The id of an action. */
  readonly action: string;
  /** The slot's. */
  readonly channel: string;
  /** Where the strategy says so. */
  readonly at: Pointer;
}
