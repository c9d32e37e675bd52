import { lowerBound } from '../internal/lowerBound.ts';
import type { Node } from '../shape/shape.ts';
import type { AggregateOptions } from './aggregateOptions.ts';
import type { AggregateRule } from './aggregateRule.ts';
import { markOf } from './markOf.ts';
import type { Measure } from './measure.ts';
import { measured } from './measured.ts';
import { propertyFields } from './propertyFields.ts';
import { scalarOf } from './scalarOf.ts';
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
 * Rolling and calendar windows are exact up to 64 events; beyond that they may begin up to 1/16 of their length early.
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

/** So many of the smallest marks are kept. */
const MARKS_KEPT = 128;

const MARKS = 2 ** 32;

/** A sketch of the marks of all values: the smallest ones, in order. */
const distinctOf = (property: string): Measure<number, readonly number[]> => ({
  isLarge: true,
  take: (event) => {
    const value = scalarOf(event, property);
    return value === undefined ? undefined : markOf(value);
  },
  add: (marks = [], _time, mark) => {
    const place = lowerBound(marks, mark);
    if (place === MARKS_KEPT || marks[place] === mark) return marks;
    return [...marks.slice(0, place), mark, ...marks.slice(place, MARKS_KEPT - 1)];
  },
  merge: merged,
  read: (marks = []) => {
    if (marks.length < MARKS_KEPT) return marks.length;
    // Marks are spread evenly, so that the greatest of the smallest ones tells how many there must be.
    return Math.round(((MARKS_KEPT - 1) * MARKS) / (marks[MARKS_KEPT - 1]! + 1));
  },
});

/** The smallest of two lists in order. */
function merged(one: readonly number[], other: readonly number[]): readonly number[] {
  const all: number[] = [];
  let [i, j] = [0, 0];
  while (all.length < MARKS_KEPT && (i < one.length || j < other.length)) {
    const [a, b] = [one[i] ?? Infinity, other[j] ?? Infinity];
    all.push(Math.min(a, b));
    if (a <= b) i += 1;
    if (b <= a) j += 1;
  }
  return all;
}

/** @public */
export const distinctRule: AggregateRule<Distinct> = {
  family: 'aggregate',
  kind: 'distinct',
  fields: propertyFields,
  compile: (node, build, at) => measured(node, [node.of], distinctOf(node.property), build, at),
};
