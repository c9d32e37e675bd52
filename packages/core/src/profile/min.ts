import { aggregatesRule } from '../parts/aggregates.ts';
import type { Node } from '../shape/shape.ts';
import type { AggregateOptions } from './aggregateOptions.ts';
import type { AggregateRule } from './aggregateRule.ts';
import type { Measure } from './measure.ts';
import { measured } from './measured.ts';
import { numberOf } from './numberOf.ts';
import { propertyFields } from './propertyFields.ts';
import type { Window } from './window.ts';

/** @public */
export interface Min<Type extends string = string, Property extends string = string, Where = Node> extends Window {
  readonly kind: 'min';
  readonly of: Type;
  readonly property: Property;
  readonly where?: Where;
}

/**
 * The smallest value of a property over events of a type, in a window or, without one, ever. Values that are not finite numbers are
 * left out. Unknown where there is none.
 * Rolling and calendar windows are exact up to 16 events; beyond that they may begin up to 1/32 of their length early.
 *
 * @param options - the window: `per`, `calendar` (with `zone`), `session` or `last`; `where`: which events count
 * @example
 * ```ts
 * import { days, min } from '@opportune/core';
 *
 * min('order_completed', 'total', { per: days(30) }).kind; // => 'min'
 * ```
 * @see docs/semantics.md, A8
 * @public
 */
export const min = <const Type extends string, const Property extends string, const Where extends Node = never>(
  of: Type,
  property: Property,
  options: AggregateOptions<Where> = {},
): Min<Type, Property, NoInfer<Where>> => ({ kind: 'min', of, property, ...options });

const minOf = (property: string): Measure<number, number> => ({
  take: (event) => numberOf(event, property),
  add: (known = Infinity, _time, value) => Math.min(known, value),
  merge: (one, other) => Math.min(one, other),
  read: (known) => known,
});

/** @public */
export const minRule: AggregateRule<Min> = {
  family: 'aggregate',
  kind: 'min',
  needs: [aggregatesRule],
  fields: propertyFields,
  compile: (node, build, at) => measured(node, [node.of], minOf(node.property), build, at),
};
