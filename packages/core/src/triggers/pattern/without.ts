import type { Node } from '../../shape/shape.ts';
import { patternEvent, type EventsOf, type PatternEvent, type TypeIn, type WhereIn } from './patternStep.ts';

/**
 * A part of a pattern that says what must not come between the event before and the event after it.
 * @public
 */
export interface Without<Type extends string = string, Where = Node> {
  readonly without: PatternEvent<Type, Where>;
  /** Only the very next event is looked at. */
  readonly by?: 'next';
}

/**
 * No such event between the step before and the step after it. At the end of a pattern it holds until the pattern's limit is
 * over, and then the pattern fires. Behind a loop it holds inside the loop as well.
 *
 * @param options - `by: 'next'`: only the very next event must not be such
 * @example
 * ```ts
 * import { without } from '@opportune/core';
 *
 * without('order_completed'); // => { without: { type: 'order_completed' } }
 * ```
 * @see docs/semantics.md, T10
 * @public
 */
export const without = <const Of extends EventsOf>(
  of: Of,
  options: { readonly by?: 'next' } = {},
): Without<TypeIn<Of>, WhereIn<Of>> => ({ without: patternEvent(of), ...options }) as Without<never, never>;
