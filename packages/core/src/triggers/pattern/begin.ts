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
 * The step with which a match begins.
 *
 * @param name - by which later conditions find its last event, as `steps.<name>.<property>`
 * @param of - a type of events, or a type and a condition; any event where neither is given
 * @example
 * ```ts
 * import { begin } from '@opportune/core';
 *
 * begin('cart', 'cart_updated'); // => { name: 'cart', of: { type: 'cart_updated' } }
 * ```
 * @see docs/semantics.md, T8
 * @public
 */
export const begin = <const Of extends EventsOf, const Options extends StepOptions = Record<never, never>>(
  name: string,
  of: Of,
  options?: Options,
): PatternStep<TypeIn<Of | UntilIn<Options>>, WhereIn<Of | UntilIn<Options>>> =>
  ({ name, of: patternEvent(of), ...options }) as PatternStep<never, never>;
