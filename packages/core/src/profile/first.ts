import { aggregatesRule } from '../parts/aggregates.ts';
import type { Node } from '../shape/shape.ts';
import type { AggregateOptions } from './aggregateOptions.ts';
import type { AggregateRule } from './aggregateRule.ts';
import { compareDated, toldOf, type Dated, type Told } from './dated.ts';
import type { Measure } from './measure.ts';
import { measured } from './measured.ts';
import { propertyFields } from './propertyFields.ts';
import type { Window } from './window.ts';

/** @public */
export interface First<Type extends string = string, Property extends string = string, Where = Node> extends Window {
  readonly kind: 'first';
  readonly of: Type;
  readonly property: Property;
  readonly where?: Where;
}

/**
 * The property of the first event of a type that has it, by event time, in a window or, without one, ever; of two at the same
 * time that with the smaller id counts. Unknown where there was none.
 * Rolling and calendar windows are exact up to 16 events; beyond that they may begin up to 1/16 of their length early.
 *
 * @param options - the window: `per`, `calendar` (with `zone`), `session` or `last`; `where`: which events count
 * @example
 * ```ts
 * import { first } from '@opportune/core';
 *
 * first('page_viewed', 'referrer'); // => { kind: 'first', of: 'page_viewed', property: 'referrer' }
 * ```
 * @see docs/semantics.md, A4
 * @public
 */
export const first = <const Type extends string, const Property extends string, const Where extends Node = never>(
  of: Type,
  property: Property,
  options: AggregateOptions<Where> = {},
): First<Type, Property, NoInfer<Where>> => ({ kind: 'first', of, property, ...options });

const firstOf = (property: string): Measure<Told, Dated> => ({
  stretches: 16,
  isList: true,
  take: (event) => toldOf(event, property),
  add: (known, time, [id, value]) => (known === undefined ? [time, id, value] : earlier(known, [time, id, value])),
  merge: earlier,
  read: (known) => known?.[2],
});

/** Of two at the same time and of the same id, the first. */
function earlier(one: Dated, other: Dated): Dated {
  return compareDated(one, other) > 0 ? other : one;
}

/** @public */
export const firstRule: AggregateRule<First> = {
  family: 'aggregate',
  kind: 'first',
  needs: [aggregatesRule],
  fields: propertyFields,
  compile: (node, build, at) => measured(node, [node.of], firstOf(node.property), build, at),
};
