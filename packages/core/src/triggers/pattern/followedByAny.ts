import {
  patternEvent,
  type EventsOf,
  type PatternStep,
  type StepOptions,
  type TypeIn,
  type UntilIn,
  type WhereIn,
} from './patternStep.ts';

/**
 * A step that takes every event that matches, each in a match of its own.
 *
 * @param name - by which later conditions find its last event, as `steps.<name>.<property>`
 * @param of - a type of events, or a type and a condition; any event where neither is given
 * @example
 * ```ts
 * import { followedByAny } from '@opportune/core';
 *
 * followedByAny('visit', 'product_viewed', { times: { max: 3 } }).times; // => { max: 3 }
 * ```
 * @see docs/semantics.md, T8
 * @public
 */
export const followedByAny = <const Of extends EventsOf, const Options extends StepOptions = Record<never, never>>(
  name: string,
  of: Of,
  options?: Options,
): PatternStep<TypeIn<Of | UntilIn<Options>>, WhereIn<Of | UntilIn<Options>>> =>
  ({ name, of: patternEvent(of), by: 'followedByAny', ...options }) as PatternStep<never, never>;
