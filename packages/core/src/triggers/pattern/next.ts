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
 * A step that takes the very next event of the customer, whatever its type, or the match is off.
 *
 * @param name - by which later conditions find its last event, as `steps.<name>.<property>`
 * @param of - a type of events, or a type and a condition; any event where neither is given
 * @example
 * ```ts
 * import { next } from '@opportune/core';
 *
 * next('paid', 'order_completed').by; // => 'next'
 * ```
 * @see docs/semantics.md, T8
 * @public
 */
export const next = <const Of extends EventsOf, const Options extends StepOptions = Record<never, never>>(
  name: string,
  of: Of,
  options?: Options,
): PatternStep<TypeIn<Of | UntilIn<Options>>, WhereIn<Of | UntilIn<Options>>> =>
  ({ name, of: patternEvent(of), by: 'next', ...options }) as PatternStep<never, never>;
