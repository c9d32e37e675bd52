import { aggregatesRule } from '../parts/aggregates.ts';
import type { Node, Scalar } from '../shape/shape.ts';
import { aggregateOptionFields, type AggregateOptions } from './aggregateOptions.ts';
import type { AggregateRule } from './aggregateRule.ts';
import type { Measure } from './measure.ts';
import { measured } from './measured.ts';
import { scalarOf } from './scalarOf.ts';
import { bothTallied, byFrequency, stillTallied, tallied, type Tallies } from './tallies.ts';
import type { Window } from './window.ts';

/** @public */
export interface Top<Type extends string = string, Property extends string = string, Where = Node> extends Window {
  readonly kind: 'top';
  readonly of: Type;
  readonly property: Property;
  /** How many values, 1 to 32. */
  readonly n: number;
  readonly where?: Where;
}

/**
 * The `n` values that a property had most often over events of a type, in a window or, without one, ever: a list, the most frequent
 * first, of equally frequent ones the one whose JSON is the smaller text first; empty where there was none. Values are texts of at
 * most 256 units, finite numbers, true, false and null; others are left out.
 *
 * Of more than 32 different values, 32 take part, by a hash of the value, whatever the order of the events. Rolling and calendar
 * windows are exact up to 16 events; beyond that they may begin up to 1/4 of their length early.
 *
 * @param options - `n`: how many, 1 to 32; the window: `per`, `calendar` (with `zone`), `session` or `last`; `where`: which events
 * count
 * @example
 * ```ts
 * import { days, top } from '@opportune/core';
 *
 * top('product_viewed', 'category', { n: 3, per: days(30) }).n; // => 3
 * ```
 * @see docs/semantics.md, A10
 * @public
 */
export const top = <const Type extends string, const Property extends string, const Where extends Node = never>(
  of: Type,
  property: Property,
  options: AggregateOptions<Where> & { readonly n: number },
): Top<Type, Property, NoInfer<Where>> => ({ kind: 'top', of, property, ...options });

const topOf = (property: string, n: number): Measure<Scalar, Tallies> => ({
  stretches: 4,
  isList: true,
  take: (event) => scalarOf(event, property),
  add: (tallies = [], _time, value) => tallied(tallies, value),
  merge: bothTallied,
  pruned: stillTallied,
  read: (tallies = []) => byFrequency(tallies).slice(0, n),
});

/** @public */
export const topRule: AggregateRule<Top> = {
  family: 'aggregate',
  kind: 'top',
  needs: [aggregatesRule],
  fields: {
    required: { of: { is: 'text' }, property: { is: 'text' }, n: { is: 'number', min: 1, max: 32, whole: true } },
    optional: aggregateOptionFields,
  },
  compile: (node, build, at) => measured(node, [node.of], topOf(node.property, node.n), build, at),
};
