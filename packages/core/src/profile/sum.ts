import type { CustomerEvent } from '../events/customerEvent.ts';
import type { Millis } from '../time/duration.ts';
import type { AggregateRule } from './aggregateRule.ts';
import { isExactSum, plus, rounded, type ExactSum } from './exactSum.ts';
import { enter, isWindow, joined, within, type Window } from './window.ts';

/** @public */
export interface Sum<Type extends string = string, Property extends string = string> {
  readonly kind: 'sum';
  readonly of: Type;
  readonly property: Property;
  readonly per?: Millis;
}

/**
 * The sum of a property over events of a type, in `(now − per, now]` by event time or, without `per`, ever; 0 where
 * there was none. Values that are not finite numbers are left out. The result is the double nearest to the exact sum,
 * whatever the order of the events.
 *
 * @param options - `per`: length of the rolling window in milliseconds, above 0. A window remembers its newest 256 events.
 * @example
 * ```ts
 * import { days, sum } from '@opportune/core';
 *
 * sum('order_completed', 'total', { per: days(90) }).property; // => 'total'
 * ```
 * @see docs/semantics.md, A3
 * @public
 */
export const sum = <const Type extends string, const Property extends string>(
  of: Type,
  property: Property,
  options: { readonly per?: Millis } = {},
): Sum<Type, Property> => ({ kind: 'sum', of, property, ...options });

/** Sums of larger numbers would leave the range of doubles, and be no numbers ever after. */
const TOO_LARGE = 2 ** 960;

/** @public */
export const sumRule: AggregateRule<Sum> = {
  family: 'aggregate',
  kind: 'sum',
  fields: { required: { of: { is: 'text' }, property: { is: 'text' } }, optional: { per: { is: 'number', above: 0 } } },
  compile: ({ of, property, per }) => ({
    listensTo: [of],
    accepts: per === undefined ? isExactSum : isWindow,
    add: (memory, event, watermark) => {
      const value = finite(event, property);
      if (value === undefined) return memory;
      return per === undefined
        ? plus((memory as ExactSum | undefined) ?? [], value)
        : enter((memory as Window | undefined) ?? [], event.time, value, per, watermark);
    },
    read: (memory, asOf) =>
      rounded(
        per === undefined
          ? ((memory as ExactSum | undefined) ?? [])
          : within((memory as Window | undefined) ?? [], per, asOf).reduce<ExactSum>(
              (total, [, value]) => plus(total, value),
              [],
            ),
      ),
    merge: (one, other, watermark) =>
      per === undefined
        ? (other as ExactSum).reduce<ExactSum>(plus, one as ExactSum)
        : joined(one as Window, other as Window, per, watermark),
  }),
};

function finite(event: CustomerEvent, property: string): number | undefined {
  const value = Object.hasOwn(event.properties, property) ? event.properties[property] : undefined;
  return typeof value === 'number' && Math.abs(value) < TOO_LARGE ? value : undefined;
}
