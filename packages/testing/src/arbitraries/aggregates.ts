import { days, minutes, type Node } from '@opportune/core';
import fc from 'fast-check';

import { eventConditions } from './conditions.ts';
import { shop } from './shop.ts';
import { among, partly, wholly } from './values.ts';

const of = among(shop.eventTypes);
const property = fc.constantFrom('total', 'total', 'item', 'timeZone');
const weights = fc
  .uniqueArray(fc.tuple(of, fc.constantFrom(-2, 0, 0.1, 1, 10)), { selector: ([type]) => type })
  .map((pairs): Readonly<Record<string, number>> => Object.fromEntries(pairs));

/** No window, or one of each kind, from a minute to a year. */
const windows: fc.Arbitrary<object> = fc.oneof(
  { weight: 2, arbitrary: fc.constant({}) },
  { weight: 4, arbitrary: wholly({ per: fc.constantFrom(0.5, minutes(10), minutes(60), days(1), days(30)) }) },
  {
    weight: 2,
    arbitrary: fc
      .tuple(
        wholly({ calendar: fc.constantFrom('day', 'day', 'week', 'month', 'year') }),
        partly({ zone: among(shop.zones) }),
      )
      .map(([unit, zone]) => ({ ...unit, ...zone })),
  },
  { weight: 1, arbitrary: wholly({ session: fc.constantFrom(1, minutes(10), minutes(30), days(1)) }) },
  { weight: 1, arbitrary: wholly({ last: fc.constantFrom(1, 3, 64) }) },
);
const where: fc.Arbitrary<object> = fc.option(wholly({ where: eventConditions }), { nil: {}, freq: 2 });

/** Some fields, a window and a filter. */
const gathered = <T extends object>(fields: { [K in keyof T]: fc.Arbitrary<T[K]> }): fc.Arbitrary<Node> =>
  fc
    .tuple(wholly(fields), windows, where)
    .map(([own, window, filter]) => ({ ...own, ...window, ...filter }) as unknown as Node);

const nodes: fc.Arbitrary<Node> = fc.oneof(
  { weight: 3, arbitrary: gathered({ kind: fc.constant('count'), of }) },
  {
    weight: 8,
    arbitrary: gathered({
      kind: fc.constantFrom('sum', 'min', 'max', 'mean', 'first', 'latest', 'latest', 'distinct'),
      of,
      property,
    }),
  },
  { weight: 1, arbitrary: gathered({ kind: fc.constant('top'), of, property, n: fc.constantFrom(1, 2, 32) }) },
  { weight: 1, arbitrary: gathered({ kind: fc.constant('rate'), of, among: of }) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(
        wholly({
          kind: fc.constant('decayed'),
          of: weights,
          halfLife: fc.constantFrom(1, minutes(10), days(1), days(365)),
        }),
        partly({ property }),
        where,
      )
      .map((parts) => Object.assign({}, ...parts) as Node),
  },
);

/**
 * Every kind of aggregate over the events of the shop, over every kind of window, with and without a filter.
 *
 * @example
 * ```ts
 * import { standardAggregates } from '@opportune/core';
 * import { aggregates } from '@opportune/testing';
 * import fc from 'fast-check';
 *
 * const kinds = new Set(standardAggregates.map(({ kind }) => kind));
 *
 * fc.sample(aggregates(), 50).every(({ kind }) => kinds.has(kind)); // => true
 * ```
 * @public
 */
export const aggregates = (): fc.Arbitrary<Node> => nodes;
