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
 * A step that takes the first event that matches; others may lie between.
 *
 * @param name - by which later conditions find its last event, as `steps.<name>.<property>`
 * @param of - a type of events, or a type and a condition; any event where neither is given
 * @example
 * ```ts
 * import { followedBy } from '@opportune/core';
 *
 * followedBy('visit', 'product_viewed').by; // => 'followedBy'
 * ```
 * @see docs/semantics.md, T8
 * @public
 */
export const followedBy = <const Of extends EventsOf, const Options extends StepOptions = Record<never, never>>(
  name: string,
  of: Of,
  options?: Options,
): PatternStep<TypeIn<Of | UntilIn<Options>>, WhereIn<Of | UntilIn<Options>>> =>
  ({ name, of: patternEvent(of), by: 'followedBy', ...options }) as PatternStep<never, never>;
