import type { Node } from '../shape/shape.ts';
import type { ConditionRule } from './conditionRule.ts';
import { overElements, overElementsFields } from './overElements.ts';

/** @public */
export interface Every<Path extends string = string, Of = Node> {
  readonly kind: 'every';
  readonly path: Path;
  readonly of: Of;
}

/**
 * True where a condition is true of every element of a list, also where the list is empty. The condition sees the element
 * as `element`, its attributes as `element.price`, and everything else as ever. Unknown where the attribute is missing or not
 * a list, and where the condition is unknown of an element on which it depends.
 *
 * @example
 * ```ts
 * import { gte, every } from '@opportune/core';
 *
 * every('event.items', gte('element.price', 100)).path; // => 'event.items'
 * ```
 * @see docs/semantics.md, C11
 * @public
 */
export const every = <const Path extends string, const Of extends Node>(path: Path, of: Of): Every<Path, Of> => ({
  kind: 'every',
  path,
  of,
});

/** @public */
export const everyRule: ConditionRule<Every> = {
  family: 'condition',
  kind: 'every',
  fields: overElementsFields,
  // One element of which the condition is false decides.
  compile: (node, build, at) => overElements(node, build, at, { deciding: false, decided: false }),
};
