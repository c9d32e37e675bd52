import type { Node } from '../../shape/shape.ts';
import { patternEvent, type PatternEvent, type PatternStep, type StepOptions } from './patternStep.ts';

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
export const followedBy = <const Type extends string = never, const Where extends Node = never>(
  name: string,
  of: Type | PatternEvent<Type, Where>,
  options: StepOptions<Type, Where> = {},
): PatternStep<Type, Where> =>
  ({ name, of: patternEvent(of), by: 'followedBy', ...options }) as PatternStep<Type, Where>;
