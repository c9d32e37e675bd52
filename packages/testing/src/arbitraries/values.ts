import { hours, type Instant } from '@opportune/core';
import fc from 'fast-check';

import { shop } from './shop.ts';
import { STARTS } from './starts.ts';

/** Numbers that are often equal to, just below or just above one another. */
export const numbers: fc.Arbitrary<number> = fc.constantFrom(-1, 0, 0.1, 0.2, 1, 2, 3, 10, 49.99, 50, 1e300, 5e-324);

/** What an attribute may hold; now and then of a type that nobody expects. */
export const values: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 8, arbitrary: numbers },
  { weight: 6, arbitrary: fc.constantFrom(...shop.segments, ...shop.zones.slice(0, 3), 'Nowhere/Land', '') },
  { weight: 2, arbitrary: fc.constantFrom<unknown>(true, false, null, [], [1, 'x'], { city: 'Graz' }, { city: 7 }) },
);

/** One of a few. */
export const among = <T>(few: readonly T[]): fc.Arbitrary<T> => fc.constantFrom(...few);

/** Lists of what a list may hold. */
export const lists: fc.Arbitrary<readonly unknown[]> = fc.array(
  fc.constantFrom<unknown>(0, 1, 50, 'tea', 'Tea', 'mug', 'new', null, true),
  { maxLength: 3 },
);

/** Points in time in every form that JSON has for them, and some that come close. */
export const instants: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 3, arbitrary: among<unknown>(STARTS) },
  {
    weight: 4,
    arbitrary: fc.constantFrom<unknown>(
      '2026-06-10',
      '2026-06-10T12:00:00Z',
      '2026-03-29T02:30:00+01:00',
      '2025-10-25T23:59:59.999Z',
      '1988-02-29',
      '2026-02-30',
      '2026-06-10T12:00',
      '2027-01-31',
    ),
  },
);

/** Points in time about which histories are. */
export const dates: fc.Arbitrary<Instant> = fc
  .tuple(among(STARTS), fc.nat({ max: 30 }))
  .map(([start, count]) => start + hours(count));

/** Versions, and some texts that come close. */
export const versions: fc.Arbitrary<string> = fc.constantFrom(
  '1',
  'v1.2',
  '1.2.0',
  '1.2.3-rc.1',
  '1.2.3-rc.2+build.5',
  '1.2.3',
  '1.10.0',
  '2.0.0-alpha',
  '01.2',
  '1.2.x',
);

/** An object that has some of the keys: the others are left out, not undefined. */
export const partly = <T extends object>(fields: { [K in keyof T]: fc.Arbitrary<T[K]> }): fc.Arbitrary<Partial<T>> =>
  fc.record(fields, { requiredKeys: [], noNullPrototype: true }) as fc.Arbitrary<Partial<T>>;

/** An object that has every key. */
export const wholly = <T extends object>(fields: { [K in keyof T]: fc.Arbitrary<T[K]> }): fc.Arbitrary<T> =>
  fc.record(fields, { noNullPrototype: true }) as fc.Arbitrary<T>;

/** One of a few, the first ones more often, so that what is drawn apart meets. */
export const mostly = <T>(few: readonly T[]): fc.Arbitrary<T> =>
  fc.oneof(...few.map((value, i) => ({ weight: 2 ** (few.length - i - 1), arbitrary: fc.constant(value) })));
