import { compareText } from '../internal/compareText.ts';
import type { Node, Scalar } from '../shape/shape.ts';
import { aggregateOptionFields, type AggregateOptions } from './aggregateOptions.ts';
import type { AggregateRule } from './aggregateRule.ts';
import { markOf } from './markOf.ts';
import type { Measure } from './measure.ts';
import { measured } from './measured.ts';
import { scalarOf } from './scalarOf.ts';
import type { Window } from './window.ts';

/** @public */
export interface Top<Type extends string = string, Property extends string = string, Where = Node> extends Window {
  readonly kind: 'top';
  readonly of: Type;
  readonly property: Property;
  /** How many values, 1 to 64. */
  readonly n: number;
  readonly where?: Where;
}

/**
 * The `n` values that a property had most often over events of a type, in a window or, without one, ever: a list, the most frequent
 * first, of equally frequent ones the one whose JSON is the smaller text first; empty where there was none. Values are texts of at
 * most 256 units, finite numbers, true, false and null; others are left out.
 *
 * Of more than 64 different values, 64 take part, by a hash of the value, whatever the order of the events. Rolling and calendar
 * windows are exact up to 64 events; beyond that they may begin up to 1/16 of their length early.
 *
 * @param options - `n`: how many, 1 to 64; the window: `per`, `calendar` (with `zone`), `session` or `last`; `where`: which events
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

/** So many values are told apart: those with the smallest marks, which are the same in whatever order they come. */
const VALUES_KEPT = 64;

/** Of each value its mark, itself and how often it was there, one after the other, in the order of the marks and then of their JSON. */
type Tallies = readonly unknown[];

const topOf = (property: string, n: number): Measure<Scalar, Tallies> => ({
  isLarge: true,
  take: (event) => scalarOf(event, property),
  add: (tallies = [], _time, value) => {
    const mark = markOf(value);
    const i = placeOf(tallies, mark, value);
    const counted = tallies.slice();
    if (tallies[i] === mark && tallies[i + 1] === value) counted[i + 2] = (tallies[i + 2] as number) + 1;
    else if (i < 3 * VALUES_KEPT) counted.splice(i, 0, mark, value, 1);
    return counted.length > 3 * VALUES_KEPT ? counted.slice(0, 3 * VALUES_KEPT) : counted;
  },
  merge: (one, other) => {
    const merged = one.slice();
    for (let j = 0; j < other.length; j += 3) {
      const [mark, value, times] = [other[j] as number, other[j + 1] as Scalar, other[j + 2] as number];
      const i = placeOf(merged, mark, value);
      if (merged[i] === mark && merged[i + 1] === value) merged[i + 2] = (merged[i + 2] as number) + times;
      else merged.splice(i, 0, mark, value, times);
    }
    return merged.slice(0, 3 * VALUES_KEPT);
  },
  read: (tallies = []) =>
    Array.from({ length: tallies.length / 3 }, (_, k) => {
      const value = tallies[3 * k + 1];
      return { value, times: tallies[3 * k + 2] as number, text: JSON.stringify(value) };
    })
      .sort((one, other) => other.times - one.times || compareText(one.text, other.text))
      .slice(0, n)
      .map(({ value }) => value),
});

/** Where a value stands, or would stand. */
function placeOf(tallies: Tallies, mark: number, value: Scalar): number {
  let low = 0;
  let high = tallies.length / 3;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (isBefore(tallies[3 * middle] as number, tallies[3 * middle + 1] as Scalar, mark, value)) low = middle + 1;
    else high = middle;
  }
  return 3 * low;
}

const isBefore = (mark: number, value: Scalar, other: number, than: Scalar): boolean =>
  mark === other ? value !== than && compareText(JSON.stringify(value), JSON.stringify(than)) < 0 : mark < other;

/** @public */
export const topRule: AggregateRule<Top> = {
  family: 'aggregate',
  kind: 'top',
  fields: {
    required: { of: { is: 'text' }, property: { is: 'text' }, n: { is: 'number', min: 1, max: 64, whole: true } },
    optional: aggregateOptionFields,
  },
  compile: (node, build, at) => measured(node, [node.of], topOf(node.property, node.n), build, at),
};
