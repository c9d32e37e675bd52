import type { Fault } from '../errors/fault.ts';
import type { CustomerEvent } from './customerEvent.ts';
import type { RejectedEvent } from './rejectedEvent.ts';

/**
 * What a body that somebody sent consists of: each message of it is an event or is rejected, once, in order.
 * @see docs/semantics.md, E8
 * @public
 */
export interface Received {
  readonly events: readonly CustomerEvent[];
  /** The messages that are no events, as they came in. Paths of faults are pointers into the body. */
  readonly rejected: readonly RejectedEvent[];
  /** What could not be carried as it stood; the event has gone on. Paths are pointers into the body. */
  readonly findings: readonly Fault[];
}
