import { aggregatesRule } from '../parts/aggregates.ts';
import type { Node } from '../shape/shape.ts';
import { aggregateOptionFields, type AggregateOptions } from './aggregateOptions.ts';
import type { AggregateRule } from './aggregateRule.ts';
import type { Measure } from './measure.ts';
import { measured } from './measured.ts';
import type { Window } from './window.ts';

/** @public */
export interface Count<Type extends string = string, Where = Node> extends Window {
  readonly kind: 'count';
  readonly of: Type;
  readonly where?: Where;
}

/**
 * How many events of a type there were in a window or, without one, ever; 0 where there was none. Exact up to 16 events;
 * beyond that, a rolling window and one of the calendar may begin up to 1/32 of its length early.
 *
 * @param options - the window: `per`, `calendar` (with `zone`), `session` or `last`; `where`: which events count
 * @example
 * ```ts
 * import { count, days } from '@opportune/core';
 *
 * count('product_viewed', { per: days(7) }); // => { kind: 'count', of: 'product_viewed', per: 604800000 }
 * ```
 * @see docs/semantics.md, A2
 * @public
 */
export const count = <const Type extends string, const Where extends Node = never>(
  of: Type,
  options: AggregateOptions<Where> = {},
): Count<Type, NoInfer<Where>> => ({ kind: 'count', of, ...options });

const COUNT: Measure<1, number> = {
  only: 1,
  alone: 'number',
  take: () => 1,
  add: (events = 0) => events + 1,
  merge: (one, other) => one + other,
  read: (events = 0) => events,
};

/** @public */
export const countRule: AggregateRule<Count> = {
  family: 'aggregate',
  kind: 'count',
  needs: [aggregatesRule],
  fields: { required: { of: { is: 'text' } }, optional: aggregateOptionFields },
  compile: (node, build, at) => measured(node, [node.of], COUNT, build, at),
};
