import { aggregatesRule } from '../parts/aggregates.ts';
import type { Node } from '../shape/shape.ts';
import type { AggregateOptions } from './aggregateOptions.ts';
import type { AggregateRule } from './aggregateRule.ts';
import { markOf } from './markOf.ts';
import type { Measure } from './measure.ts';
import { measured } from './measured.ts';
import { propertyFields } from './propertyFields.ts';
import { scalarOf } from './scalarOf.ts';
import { bothSketched, lettersOf, onlySketchedIn, sketched, valuesIn, type Sketch } from './sketch.ts';
import type { Window } from './window.ts';

/** @public */
export interface Distinct<Type extends string = string, Property extends string = string, Where = Node> extends Window {
  readonly kind: 'distinct';
  readonly of: Type;
  readonly property: Property;
  readonly where?: Where;
}

/**
 * How many different values a property had over events of a type, in a window or, without one, ever; 0 where there was none. Values
 * are texts of at most 256 units, finite numbers, true, false and null; others are left out.
 *
 * Exact below 128 values. From there on it is an estimate, the same whatever the order of the events, with a standard error of 9 %.
 * Rolling and calendar windows are exact up to 16 events; beyond that they may begin up to 1/16 of their length early.
 *
 * @param options - the window: `per`, `calendar` (with `zone`), `session` or `last`; `where`: which events count
 * @example
 * ```ts
 * import { days, distinct } from '@opportune/core';
 *
 * distinct('product_viewed', 'product', { per: days(30) }).kind; // => 'distinct'
 * ```
 * @see docs/semantics.md, A9
 * @public
 */
export const distinct = <const Type extends string, const Property extends string, const Where extends Node = never>(
  of: Type,
  property: Property,
  options: AggregateOptions<Where> = {},
): Distinct<Type, Property, NoInfer<Where>> => ({ kind: 'distinct', of, property, ...options });

const distinctOf = (property: string): Measure<string, Sketch> => ({
  alone: 'string',
  stretches: 16,
  take: (event) => {
    const value = scalarOf(event, property);
    return value === undefined ? undefined : lettersOf(markOf(value));
  },
  add: (sketch = '', _time, mark) => sketched(sketch, mark),
  merge: bothSketched,
  pruned: onlySketchedIn,
  read: (sketch = '') => valuesIn(sketch),
});

/** @public */
export const distinctRule: AggregateRule<Distinct> = {
  family: 'aggregate',
  kind: 'distinct',
  needs: [aggregatesRule],
  fields: propertyFields,
  compile: (node, build, at) => measured(node, [node.of], distinctOf(node.property), build, at),
};
