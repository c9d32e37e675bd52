import type { Node } from '../../shape/shape.ts';
import { patternEvent, type PatternEvent, type PatternStep, type StepOptions } from './patternStep.ts';

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
export const begin = <const Type extends string = never, const Where extends Node = never>(
  name: string,
  of: Type | PatternEvent<Type, Where>,
  options: StepOptions<Type, Where> = {},
): PatternStep<Type, Where> => ({ name, of: patternEvent(of), ...options }) as PatternStep<Type, Where>;
