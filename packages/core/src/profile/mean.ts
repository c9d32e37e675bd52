import { aggregatesRule } from '../parts/aggregates.ts';
import type { Node } from '../shape/shape.ts';
import type { AggregateOptions } from './aggregateOptions.ts';
import type { AggregateRule } from './aggregateRule.ts';
import { plus, rounded, type ExactSum } from './exactSum.ts';
import type { Measure } from './measure.ts';
import { measured } from './measured.ts';
import { propertyFields } from './propertyFields.ts';
import { summandOf } from './summandOf.ts';
import type { Window } from './window.ts';

/** @public */
export interface Mean<Type extends string = string, Property extends string = string, Where = Node> extends Window {
  readonly kind: 'mean';
  readonly of: Type;
  readonly property: Property;
  readonly where?: Where;
}

/**
 * The mean of a property over events of a type, in a window or, without one, ever: what {@link sum} gives, divided by the number of
 * values. Unknown where there is none.
 * Rolling and calendar windows are exact up to 16 events; beyond that they may begin up to 1/16 of their length early.
 *
 * @param options - the window: `per`, `calendar` (with `zone`), `session` or `last`; `where`: which events count
 * @example
 * ```ts
 * import { mean } from '@opportune/core';
 *
 * mean('order_completed', 'total', { last: 5 }).last; // => 5
 * ```
 * @see docs/semantics.md, A7
 * @public
 */
export const mean = <const Type extends string, const Property extends string, const Where extends Node = never>(
  of: Type,
  property: Property,
  options: AggregateOptions<Where> = {},
): Mean<Type, Property, NoInfer<Where>> => ({ kind: 'mean', of, property, ...options });

const meanOf = (property: string): Measure<number, readonly [values: number, total: ExactSum]> => ({
  isList: true,
  stretches: 16,
  take: (event) => summandOf(event, property),
  add: ([values, total] = NONE, _time, value) => [values + 1, plus(total, value)],
  merge: (one, other) => [one[0] + other[0], other[1].reduce<ExactSum>(plus, one[1])],
  read: (summary) => (summary === undefined ? undefined : rounded(summary[1]) / summary[0]),
});

const NONE: readonly [number, ExactSum] = [0, []];

/** @public */
export const meanRule: AggregateRule<Mean> = {
  family: 'aggregate',
  kind: 'mean',
  needs: [aggregatesRule],
  fields: propertyFields,
  compile: (node, build, at) => measured(node, [node.of], meanOf(node.property), build, at),
};
