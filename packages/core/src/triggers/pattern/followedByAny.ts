import type { Node } from '../../shape/shape.ts';
import { patternEvent, type PatternEvent, type PatternStep, type StepOptions } from './patternStep.ts';

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
export const followedByAny = <const Type extends string = never, const Where extends Node = never>(
  name: string,
  of: Type | PatternEvent<Type, Where>,
  options: StepOptions<Type, Where> = {},
): PatternStep<Type, Where> =>
  ({ name, of: patternEvent(of), by: 'followedByAny', ...options }) as PatternStep<Type, Where>;
