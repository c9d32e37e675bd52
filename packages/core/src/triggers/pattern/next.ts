import type { Node } from '../../shape/shape.ts';
import { patternEvent, type PatternEvent, type PatternStep, type StepOptions } from './patternStep.ts';

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
export const next = <const Type extends string = never, const Where extends Node = never>(
  name: string,
  of: Type | PatternEvent<Type, Where>,
  options: StepOptions<Type, Where> = {},
): PatternStep<Type, Where> => ({ name, of: patternEvent(of), by: 'next', ...options }) as PatternStep<Type, Where>;
