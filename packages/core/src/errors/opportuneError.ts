import type { ErrorCode } from './codes.ts';
import type { Fault } from './fault.ts';

/**
 * The only error that Opportune throws. It is thrown while configuring, never while deciding.
 *
 * @example
 * ```ts
 * import { compile, OpportuneError } from '@opportune/core';
 *
 * try {
 *   compile({ id: 'empty', version: '1', actions: [], funnel: [{ kind: 'guess' }] });
 * } catch (error) {
 *   if (!(error instanceof OpportuneError)) throw error;
 *   error.faults[0]?.code; // => 'KIND_UNKNOWN'
 *   error.faults[0]?.path; // => '/funnel/0/kind'
 * }
 * ```
 * @public
 */
export class OpportuneError extends Error {
  override readonly name = 'OpportuneError';
  readonly code: ErrorCode;
  /** JSON pointer to the first fault. */
  readonly path: string;
  /** Everything that is wrong, in the order of the document; never empty. */
  readonly faults: readonly [Fault, ...Fault[]];

  constructor(code: ErrorCode, faults: readonly [Fault, ...Fault[]], options?: { cause?: unknown }) {
    super(faults.map(line).join('\n'), options);
    this.code = code;
    this.path = faults[0].path;
    this.faults = faults;
  }
}

const line = (fault: Fault): string => `${fault.code} at ${fault.path || '/'}: ${fault.message}`;
