import type { Node } from '../shape/shape.ts';
import type { ConditionRule } from './conditionRule.ts';
import { overElements, overElementsFields } from './overElements.ts';

/** @public */
export interface None<Path extends string = string, Of = Node> {
  readonly kind: 'none';
  readonly path: Path;
  readonly of: Of;
}

/**
 * True where a condition is false of every element of a list, also where the list is empty. The condition sees the element
 * as `element`, its attributes as `element.price`, and everything else as ever. Unknown where the attribute is missing or not
 * a list, and where the condition is unknown of an element on which it depends.
 *
 * @example
 * ```ts
 * import { gte, none } from '@opportune/core';
 *
 * none('event.items', gte('element.price', 100)).path; // => 'event.items'
 * ```
 * @see docs/semantics.md, C11
 * @public
 */
export const none = <const Path extends string, const Of extends Node>(path: Path, of: Of): None<Path, Of> => ({
  kind: 'none',
  path,
  of,
});

/** @public */
export const noneRule: ConditionRule<None> = {
  family: 'condition',
  kind: 'none',
  fields: overElementsFields,
  // One element of which the condition is true decides.
  compile: (node, build, at) => overElements(node, build, at, { deciding: true, decided: false }),
};
