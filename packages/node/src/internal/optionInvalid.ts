import { OpportuneError } from '@opportune/core';

/** Refuses an option. The message says what was expected and never quotes what may be a secret. */
export function optionInvalid(path: string, expected: string): OpportuneError {
  return new OpportuneError('OPTION_INVALID', [{ code: 'OPTION_INVALID', path, message: `expected ${expected}` }]);
}
