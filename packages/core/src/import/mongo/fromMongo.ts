import type { Condition } from '../../conditions/condition.ts';
import type { Finding } from '../finding.ts';
import type { ImportOptions } from '../importOptions.ts';
import { Reading } from '../reading.ts';
import { queryOf } from './query.ts';
import type { Groups, Readers } from './readers.ts';
import { valueOf } from './value.ts';

/** @public */
export interface MongoOptions extends ImportOptions {
  /** The lists that `$inGroup` and `$notInGroup` speak of, by name. */
  readonly groups?: Groups;
}

/** @public */
export interface Imported {
  readonly condition: Condition;
  readonly findings: readonly Finding[];
}

/**
 * Reads a MongoDB-style condition as GrowthBook writes it, with the meaning that GrowthBook's evaluator gives it: null and
 * missing are the same, `{ age: 5 }` is true of the text "5" and `{ age: { $eq: 5 } }` is not. The condition that comes out is
 * true or false, never unknown.
 *
 * Where a piece cannot be carried, a condition that is never true stands in its place, negated or not, and a finding says so.
 * Objects that are compared as a whole need `importConditions`, which is a finding too (`NEEDS_BINDING`). Not carried, and not
 * told, because almost every condition would have one: texts with an exponent or in hexadecimal that JavaScript would read as
 * numbers, numbers that a pattern would read as a text, and lists of two and more elements compared with a scalar.
 *
 * @example
 * ```ts
 * import { fromMongo } from '@opportune/core/import';
 *
 * const { condition } = fromMongo({ country: { $in: ['DE', 'AT'] }, age: { $gte: 18 } }, { conversions: 'none' });
 * condition; // => { kind: 'isTrue', of: { kind: 'all', of: [{ kind: 'any', of: [{ kind: 'oneOf', path: 'profile.country', values: ['DE', 'AT'] }, { kind: 'containsAny', path: 'profile.country', values: ['DE', 'AT'] }] }, { kind: 'gte', path: 'profile.age', value: 18 }] } }
 * ```
 * @see docs/guide/importing.md
 * @public
 */
export function fromMongo(query: unknown, options: MongoOptions = {}): Imported {
  const reading = Reading.of(options);
  const readers: Readers = {
    groups: options.groups ?? {},
    query: (inner, at) => queryOf(inner, at, readers),
    value: (path, value, at, ignoreCase) => valueOf(path, value, at, readers, ignoreCase),
  };
  const condition = reading.whole(() => queryOf(query, reading, readers));
  return { condition, findings: reading.findings };
}
