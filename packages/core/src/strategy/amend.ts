import { OpportuneError } from '../errors/opportuneError.ts';
import { programs } from '../step/programs.ts';
import type { Step } from '../step/step.ts';
import type { Strategy } from './strategy.ts';

/**
 * What is to be different about the actions of a strategy.
 * @public
 */
export interface Amendment {
  /** Actions that take the place of those of the same ids, or come behind all others. */
  readonly actions?: Strategy['actions'];
  /** The ids of actions that are taken out. */
  readonly without?: readonly string[];
  /** The version of the strategy from now on; the same as before where it is left out. */
  readonly version?: string;
}

/**
 * A step with some other actions, at the price of those alone: to change one of 100,000 actions takes a millisecond, not the
 * seconds of compiling all again. Apart from that it is the step that `compile` makes of the changed strategy, with the same
 * hash; only the clauses of explanations keep the places that actions had before others were taken out. The step that it was
 * made from stays as it was.
 *
 * @throws {OpportuneError} STRATEGY_INVALID with every fault at once, with pointers into the amendment; STEP_UNKNOWN where
 * the step was not made by `compile`
 * @example
 * ```ts
 * import { allocate, amend, compile, gte, qualify } from '@opportune/core';
 *
 * const step = compile({
 *   id: 'welcome',
 *   version: '1',
 *   actions: [{ id: 'hello', channel: 'web' }],
 *   funnel: [qualify(), allocate({ hero: { channel: 'web', atMost: 1 } })],
 * });
 * const later = amend(step, { actions: [{ id: 'hello', channel: 'web', when: gte('context.visits', 2) }] });
 * const request = { kind: 'request', id: 'r1', customer: 'ada', context: { visits: 1 } } as const;
 *
 * step(undefined, request, 0).decisions.length; // => 1
 * later(undefined, request, 0).decisions.length; // => 0
 * ```
 * @public
 */
export function amend(step: Step, amendment: Amendment): Step {
  const amended = programs.get(step)?.amend?.(amendment);
  if (amended !== undefined) return amended;
  throw new OpportuneError('STEP_UNKNOWN', [
    { code: 'STEP_UNKNOWN', path: '', message: 'expected a step that compile has made' },
  ]);
}
