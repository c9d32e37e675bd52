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
export interface Latest<Type extends string = string, Property extends string = string, Where = Node> extends Window {
  readonly kind: 'latest';
  readonly of: Type;
  readonly property: Property;
  readonly where?: Where;
}

/**
 * The property of the latest event of a type that has it, by event time, in a window or, without one, ever; of two at the same
 * time that with the greater id counts. Unknown where there was none.
 *
 * @param options - the window: `per`, `calendar` (with `zone`), `session` or `last`; `where`: which events count
 * @example
 * ```ts
 * import { latest } from '@opportune/core';
 *
 * latest('email_clicked', 'campaign'); // => { kind: 'latest', of: 'email_clicked', property: 'campaign' }
 * ```
 * @see docs/semantics.md, A4
 * @public
 */
export const latest = <const Type extends string, const Property extends string, const Where extends Node = never>(
  of: Type,
  property: Property,
  options: AggregateOptions<Where> = {},
): Latest<Type, Property, NoInfer<Where>> => ({ kind: 'latest', of, property, ...options });

const latestOf = (property: string): Measure<Told, Dated> => ({
  isList: true,
  take: (event) => toldOf(event, property),
  add: (known, time, [id, value]) => (known === undefined ? [time, id, value] : later(known, [time, id, value])),
  merge: later,
  read: (known) => known?.[2],
  timeOf: ([time]) => time,
});

/** Of two at the same time and of the same id, the second. */
function later(one: Dated, other: Dated): Dated {
  return compareDated(one, other) > 0 ? one : other;
}

/** @public */
export const latestRule: AggregateRule<Latest> = {
  family: 'aggregate',
  kind: 'latest',
  needs: [aggregatesRule],
  fields: propertyFields,
  compile: (node, build, at) => measured(node, [node.of], latestOf(node.property), build, at),
};
