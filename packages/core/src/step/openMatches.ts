import type { CustomerState } from '../profile/customerState.ts';
import type { Instant } from '../time/instant.ts';
import { programFor } from './programFor.ts';
import type { Step } from './step.ts';

/**
 * A trigger that waits for something.
 * @public
 */
export interface OpenMatch {
  readonly trigger: string;
  /** When the first event of what is open happened; undefined where only time is waited for. */
  readonly since: Instant | undefined;
  /** The first instant at which time alone changes something: it fires, or lets go. Undefined where only events do. */
  readonly due: Instant | undefined;
}

/**
 * The triggers of a customer that have begun and not ended, those that are due first before all others, then in the order of their names.
 *
 * @param now - which of several strategies it is where the step was split
 * @returns none of a function that `compile` has not made
 * @example
 * ```ts
 * import { absence, allocate, compile, minutes, openMatches } from '@opportune/core';
 *
 * const step = compile({
 *   id: 'carts',
 *   version: '1',
 *   triggers: { abandoned: absence({ after: 'cart', of: 'order', for: minutes(30) }) },
 *   actions: [{ id: 'reminder', channel: 'email', on: 'abandoned' }],
 *   funnel: [allocate({ inbox: { channel: 'email', atMost: 1 } })],
 * });
 * const { state } = step(undefined, { id: 'e1', type: 'cart', customer: 'ada', time: 0, properties: {} }, 0);
 *
 * openMatches(step, state, 0); // => [{ trigger: 'abandoned', since: 0, due: minutes(30) }]
 * ```
 * @public
 */
export function openMatches(step: Step, state: CustomerState, now: Instant): readonly OpenMatch[] {
  const program = programFor(step, state, now);
  if (program === undefined) return [];
  return Object.entries(state.triggers)
    .flatMap(([trigger, memory]): readonly OpenMatch[] => {
      const compiled = program.triggers.get(trigger);
      // Another version of the strategy may have written it: the next input takes it over, or lets it go.
      if (compiled === undefined || !compiled.accepts(memory)) return [];
      const [since, due] = [compiled.openSince?.(memory), compiled.due?.(memory)];
      return since === undefined && due === undefined ? [] : [{ trigger, since, due }];
    })
    .sort((a, b) => (a.due ?? Infinity) - (b.due ?? Infinity) || (a.trigger < b.trigger ? -1 : 1));
}
