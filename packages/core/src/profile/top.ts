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

type Tally = readonly [mark: number, value: Scalar, times: number];

const topOf = (property: string, n: number): Measure<Scalar, readonly Tally[]> => ({
  isLarge: true,
  take: (event) => scalarOf(event, property),
  add: (tallies = [], _time, value) => {
    const mark = markOf(value);
    const place = tallies.findIndex((tally) => tally[0] === mark && tally[1] === value);
    if (place < 0) return merged(tallies, [[mark, value, 1]]);
    const counted = tallies.slice();
    counted[place] = [mark, value, tallies[place]![2] + 1];
    return counted;
  },
  merge: merged,
  read: (tallies = []) =>
    tallies
      .map(([, value, times]) => ({ value, times, text: JSON.stringify(value) }))
      .sort((one, other) => other.times - one.times || compareText(one.text, other.text))
      .slice(0, n)
      .map(({ value }) => value),
});

function merged(one: readonly Tally[], other: readonly Tally[]): readonly Tally[] {
  const all: Tally[] = [];
  let [i, j] = [0, 0];
  while (all.length < VALUES_KEPT && (i < one.length || j < other.length)) {
    const [a, b] = [one[i], other[j]];
    const order = a === undefined ? 1 : b === undefined ? -1 : byMark(a, b);
    if (order === 0) all.push([a![0], a![1], a![2] + b![2]]);
    else all.push(order < 0 ? a! : b!);
    if (order <= 0) i += 1;
    if (order >= 0) j += 1;
  }
  return all;
}

const byMark = (one: Tally, other: Tally): number =>
  one[0] - other[0] || (one[1] === other[1] ? 0 : compareText(JSON.stringify(one[1]), JSON.stringify(other[1])));

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
