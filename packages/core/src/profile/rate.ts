import { aggregatesRule } from '../parts/aggregates.ts';
import type { Node } from '../shape/shape.ts';
import { aggregateOptionFields, type AggregateOptions } from './aggregateOptions.ts';
import type { AggregateRule } from './aggregateRule.ts';
import type { Measure } from './measure.ts';
import { measured } from './measured.ts';
import type { Window } from './window.ts';

/** @public */
export interface Rate<Type extends string = string, Among extends string = string, Where = Node> extends Window {
  readonly kind: 'rate';
  readonly of: Type;
  readonly among: Among;
  readonly where?: Where;
}

/**
 * How many events of a type there were for each of another type, in the same window or, without one, ever: a click rate is that of
 * clicks among deliveries. Unknown where there was none of the other type. It may be above 1, because several clicks may follow one
 * delivery. Rolling and calendar windows are exact up to 16 events of both types; beyond that they may begin up to 1/32 of their
 * length early.
 *
 * @param options - `among`: the other type; the window: `per`, `calendar` (with `zone`), `session` or `last`; `where`: which events of
 * both types count
 * @example
 * ```ts
 * import { days, rate } from '@opportune/core';
 *
 * rate('clicked', { among: 'delivered', per: days(30) }).among; // => 'delivered'
 * ```
 * @see docs/semantics.md, A11
 * @public
 */
export const rate = <const Type extends string, const Among extends string, const Where extends Node = never>(
  of: Type,
  options: AggregateOptions<Where> & { readonly among: Among },
): Rate<Type, Among, NoInfer<Where>> => ({ kind: 'rate', of, ...options });

/** Whether an event is one of the type, one of the other, or both. */
const OF = 1;
const AMONG = 2;

const rateOf = ({ of, among }: Rate): Measure<number, readonly [events: number, among: number]> => ({
  isList: true,
  take: ({ type }) => (type === of ? OF : 0) + (type === among ? AMONG : 0),
  add: ([events, others] = NONE, _time, is) => [events + (is & OF), others + (is & AMONG) / AMONG],
  merge: (one, other) => [one[0] + other[0], one[1] + other[1]],
  read: ([events, others] = NONE) => (others === 0 ? undefined : events / others),
});

const NONE = [0, 0] as const;

/** @public */
export const rateRule: AggregateRule<Rate> = {
  family: 'aggregate',
  kind: 'rate',
  needs: [aggregatesRule],
  fields: { required: { of: { is: 'text' }, among: { is: 'text' } }, optional: aggregateOptionFields },
  compile: (node, build, at) => measured(node, [...new Set([node.of, node.among])], rateOf(node), build, at),
};
