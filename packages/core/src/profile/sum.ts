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
export interface Sum<Type extends string = string, Property extends string = string, Where = Node> extends Window {
  readonly kind: 'sum';
  readonly of: Type;
  readonly property: Property;
  readonly where?: Where;
}

/**
 * The sum of a property over events of a type, in a window or, without one, ever; 0 where there was none. Values that are not
 * finite numbers are left out. The result is the double nearest to the exact sum, whatever the order of the events.
 * Rolling and calendar windows are exact up to 16 events; beyond that they may begin up to 1/16 of their length early.
 *
 * @param options - the window: `per`, `calendar` (with `zone`), `session` or `last`; `where`: which events count
 * @example
 * ```ts
 * import { days, sum } from '@opportune/core';
 *
 * sum('order_completed', 'total', { per: days(90) }).property; // => 'total'
 * ```
 * @see docs/semantics.md, A3
 * @public
 */
export const sum = <const Type extends string, const Property extends string, const Where extends Node = never>(
  of: Type,
  property: Property,
  options: AggregateOptions<Where> = {},
): Sum<Type, Property, NoInfer<Where>> => ({ kind: 'sum', of, property, ...options });

const sumOf = (property: string): Measure<number, ExactSum> => ({
  stretches: 16,
  isList: true,
  take: (event) => summandOf(event, property),
  add: (total = [], _time, value) => plus(total, value),
  merge: (one, other) => other.reduce<ExactSum>(plus, one),
  read: (total = []) => rounded(total),
});

/** @public */
export const sumRule: AggregateRule<Sum> = {
  family: 'aggregate',
  kind: 'sum',
  needs: [aggregatesRule],
  fields: propertyFields,
  compile: (node, build, at) => measured(node, [node.of], sumOf(node.property), build, at),
};
