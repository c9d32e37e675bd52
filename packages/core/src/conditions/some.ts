import type { Node } from '../shape/shape.ts';
import type { ConditionRule } from './conditionRule.ts';
import { overElements, overElementsFields } from './overElements.ts';

/** @public */
export interface Some<Path extends string = string, Of = Node> {
  readonly kind: 'some';
  readonly path: Path;
  readonly of: Of;
}

/**
 * True where a condition is true of at least one element of a list; false where the list is empty. The condition sees the element
 * as `element`, its attributes as `element.price`, and everything else as ever. Unknown where the attribute is missing or not
 * a list, and where the condition is unknown of an element on which it depends.
 *
 * @example
 * ```ts
 * import { gte, some } from '@opportune/core';
 *
 * some('event.items', gte('element.price', 100)).path; // => 'event.items'
 * ```
 * @see docs/semantics.md, C11
 * @public
 */
export const some = <const Path extends string, const Of extends Node>(path: Path, of: Of): Some<Path, Of> => ({
  kind: 'some',
  path,
  of,
});

/** @public */
export const someRule: ConditionRule<Some> = {
  family: 'condition',
  kind: 'some',
  fields: overElementsFields,
  // One element of which the condition is true decides.
  compile: (node, build, at) => overElements(node, build, at, { deciding: true, decided: true }),
};
