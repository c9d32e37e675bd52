import type { Millis } from '../time/duration.ts';
import type { AggregateRule } from './aggregateRule.ts';
import { enter, isWindow, joined, within, type Window } from './window.ts';

/** @public */
export interface Count<Type extends string = string> {
  readonly kind: 'count';
  readonly of: Type;
  readonly per?: Millis;
}

/**
 * How many events of a type there were, in `(now − per, now]` by event time or, without `per`, ever; 0 where there
 * was none.
 *
 * @param options - `per`: length of the rolling window in milliseconds, above 0. A window remembers its newest 256 events.
 * @example
 * ```ts
 * import { count, days } from '@opportune/core';
 *
 * count('product_viewed', { per: days(7) }); // => { kind: 'count', of: 'product_viewed', per: 604800000 }
 * ```
 * @see docs/semantics.md, A2
 * @public
 */
export const count = <const Type extends string>(of: Type, options: { readonly per?: Millis } = {}): Count<Type> => ({
  kind: 'count',
  of,
  ...options,
});

/** @public */
export const countRule: AggregateRule<Count> = {
  family: 'aggregate',
  kind: 'count',
  fields: { required: { of: { is: 'text' } }, optional: { per: { is: 'number', above: 0 } } },
  compile: ({ of, per }) =>
    per === undefined
      ? {
          listensTo: [of],
          accepts: (memory) => typeof memory === 'number',
          add: (memory) => ((memory as number | undefined) ?? 0) + 1,
          read: (memory) => memory ?? 0,
          merge: (one, other) => (one as number) + (other as number),
        }
      : {
          listensTo: [of],
          accepts: isWindow,
          add: (memory, event, watermark) => enter((memory as Window | undefined) ?? [], event.time, 1, per, watermark),
          read: (memory, asOf) => within((memory as Window | undefined) ?? [], per, asOf).length,
          merge: (one, other, watermark) => joined(one as Window, other as Window, per, watermark),
        },
};
