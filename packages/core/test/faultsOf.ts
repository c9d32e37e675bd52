import type { ErrorCode } from '../src/errors/codes.ts';
import { OpportuneError } from '../src/errors/opportuneError.ts';

/** What is wrong, as code and place, where something is done that throws. */
export function faultsOf(doIt: () => unknown): readonly (readonly [code: ErrorCode, path: string])[] {
  try {
    doIt();
  } catch (error) {
    if (error instanceof OpportuneError) return error.faults.map(({ code, path }) => [code, path]);
    throw error;
  }
  return [];
}
