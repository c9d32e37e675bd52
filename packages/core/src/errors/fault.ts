import type { ErrorCode } from './codes.ts';

/**
 * One thing that is wrong, as data: what was found, where, and what was expected there.
 * @public
 */
export interface Fault {
  readonly code: ErrorCode;
  /** JSON pointer (RFC 6901) into the strategy, the bindings or the input; `''` is the whole. */
  readonly path: string;
  /** A sentence that says what was found, what was expected and, where it helps, what to do. */
  readonly message: string;
}
