import { OpportuneError } from '@opportune/core';

/** Refuses an option of an adapter. The message says what was expected and never quotes what may be a secret. */
export function demand(met: boolean, path: string, expected: string): asserts met {
  if (!met) {
    throw new OpportuneError('OPTION_INVALID', [{ code: 'OPTION_INVALID', path, message: `expected ${expected}` }]);
  }
}
