import { fnv1a } from '../internal/fnv1a.ts';

/** Which way of hashing GrowthBook knows; 2 spreads better. @public */
export type HashVersion = 1 | 2;

/**
 * Where somebody stands in an experiment, as every SDK of GrowthBook says it: a number in [0, 1), in thousandths by version 1 and in
 * ten-thousandths by version 2. Version 1 is fnv(value + seed) mod 1000 ÷ 1000, version 2 is fnv(fnv(seed + value) as a text) mod
 * 10000 ÷ 10000, where fnv is FNV-1a of 32 bits over UTF-16 code units.
 *
 * @param seed - of the experiment
 * @param value - who it is: an id
 * @param hashVersion - 1 or 2
 * @returns undefined for a version that is not known, so that nobody is in
 * @example
 * ```ts
 * import { hashOf } from '@opportune/core/experiments';
 *
 * hashOf('checkout', 'ada', 2); // => 0.6184
 * ```
 * @see docs/semantics.md, X1
 * @public
 */
export function hashOf(seed: string, value: string, hashVersion: HashVersion): number | undefined {
  if (hashVersion === 1) return (fnv1a(value + seed) % 1000) / 1000;
  if (hashVersion === 2) return (fnv1a(String(fnv1a(seed + value))) % 10_000) / 10_000;
  return undefined;
}
