import type { Fault } from './fault.ts';
import { OpportuneError } from './opportuneError.ts';

/** Throws every fault at once, where there is one. */
export function throwInvalid([first, ...others]: readonly Fault[]): void {
  if (first !== undefined) throw new OpportuneError('STRATEGY_INVALID', [first, ...others]);
}
