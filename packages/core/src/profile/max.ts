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
export interface Max<Type extends string = string, Property extends string = string, Where = Node> extends Window {
  readonly kind: 'max';
  readonly of: Type;
  readonly property: Property;
  readonly where?: Where;
}

/**
 * The greatest value of a property over events of a type, in a window or, without one, ever. Values that are not finite numbers are
 * left out. Unknown where there is none.
 * Rolling and calendar windows are exact up to 16 events; beyond that they may begin up to 1/32 of their length early.
 *
 * @param options - the window: `per`, `calendar` (with `zone`), `session` or `last`; `where`: which events count
 * @example
 * ```ts
 * import { days, max } from '@opportune/core';
 *
 * max('order_completed', 'total', { per: days(30) }).kind; // => 'max'
 * ```
 * @see docs/semantics.md, A8
 * @public
 */
export const max = <const Type extends string, const Property extends string, const Where extends Node = never>(
  of: Type,
  property: Property,
  options: AggregateOptions<Where> = {},
): Max<Type, Property, NoInfer<Where>> => ({ kind: 'max', of, property, ...options });

const maxOf = (property: string): Measure<number, number> => ({
  take: (event) => numberOf(event, property),
  add: (known = -Infinity, _time, value) => Math.max(known, value),
  merge: (one, other) => Math.max(one, other),
  read: (known) => known,
});

/** @public */
export const maxRule: AggregateRule<Max> = {
  family: 'aggregate',
  kind: 'max',
  needs: [aggregatesRule],
  fields: propertyFields,
  compile: (node, build, at) => measured(node, [node.of], maxOf(node.property), build, at),
};
