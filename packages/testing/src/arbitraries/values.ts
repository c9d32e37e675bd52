import fc from 'fast-check';

import { shop } from './shop.ts';

/** Numbers that are often equal to, just below or just above one another. */
export const numbers: fc.Arbitrary<number> = fc.constantFrom(-1, 0, 0.1, 0.2, 1, 2, 3, 10, 49.99, 50, 1e300, 5e-324);

/** What an attribute may hold; now and then of a type that nobody expects. */
export const values: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 8, arbitrary: numbers },
  { weight: 6, arbitrary: fc.constantFrom(...shop.segments, ...shop.zones.slice(0, 3), 'Nowhere/Land', '') },
  { weight: 2, arbitrary: fc.constantFrom<unknown>(true, false, null, [], [1, 'x'], { city: 'Graz' }, { city: 7 }) },
);

/** An object that has some of the keys: the others are left out, not undefined. */
export const partly = <T extends object>(fields: { [K in keyof T]: fc.Arbitrary<T[K]> }): fc.Arbitrary<Partial<T>> =>
  fc.record(fields, { requiredKeys: [], noNullPrototype: true }) as fc.Arbitrary<Partial<T>>;

/** An object that has every key. */
export const wholly = <T extends object>(fields: { [K in keyof T]: fc.Arbitrary<T[K]> }): fc.Arbitrary<T> =>
  fc.record(fields, { noNullPrototype: true }) as fc.Arbitrary<T>;

/** One of a few. */
export const among = <T>(few: readonly T[]): fc.Arbitrary<T> => fc.constantFrom(...few);

/** One of a few, the first ones more often, so that what is drawn apart meets. */
export const mostly = <T>(few: readonly T[]): fc.Arbitrary<T> =>
  fc.oneof(...few.map((value, i) => ({ weight: 2 ** (few.length - i - 1), arbitrary: fc.constant(value) })));
