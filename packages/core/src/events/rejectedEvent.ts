import type { Fault } from '../errors/fault.ts';

/**
 * An event that was not accepted, as it came in, with everything that is wrong with it.
 * @public
 */
export interface RejectedEvent {
  readonly event: unknown;
  readonly faults: readonly [Fault, ...Fault[]];
}
