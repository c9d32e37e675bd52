import type { ErrorCode } from './codes.ts';
import type { Fault } from './fault.ts';
import { OpportuneError } from './opportuneError.ts';

/** Throws every fault at once, where there is one. */
export function throwInvalid([first, ...others]: readonly Fault[], code: ErrorCode = 'STRATEGY_INVALID'): void {
  if (first !== undefined) throw new OpportuneError(code, [first, ...others]);
}
