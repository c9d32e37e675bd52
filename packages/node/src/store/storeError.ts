import { OpportuneError, type ErrorCode } from '@opportune/core';

/** An error of a store as a whole. */
export function storeError(code: ErrorCode, message: string, cause?: unknown): OpportuneError {
  return new OpportuneError(code, [{ code, path: '', message }], cause === undefined ? undefined : { cause });
}
