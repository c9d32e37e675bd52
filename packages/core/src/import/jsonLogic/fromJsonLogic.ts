import type { ImportOptions } from '../importOptions.ts';
import type { Imported } from '../mongo/fromMongo.ts';
import { Reading } from '../reading.ts';
import { ruleTruth } from './ruleTruth.ts';

/**
 * Reads a rule of JSON Logic as a condition: true where JSON Logic would take the rule's result as true, else false, never
 * unknown. What looks at no attribute is worked out now; a missing attribute is null, as JSON Logic has it, so that
 * `{ '<': [{ var: 'age' }, 18] }` is true of a customer without an age.
 *
 * Where a piece cannot be carried, the smallest condition around it becomes one that is never true, negated or not, and a finding
 * says so: texts joined of attributes, `reduce` over attributes, `method`, operations of your own. Arithmetic and comparisons of
 * two attributes see numbers only (`CONVERSION_LEFT_OUT`). The name `''`, which is all data, is asked of `path` like any other.
 *
 * @example
 * ```ts
 * import { fromJsonLogic } from '@opportune/core/import';
 *
 * const rule = { and: [{ '>=': [{ var: 'age' }, 18] }, { in: [{ var: 'country' }, ['DE', 'AT']] }] };
 * fromJsonLogic(rule, { conversions: 'none' }).condition; // => { kind: 'isTrue', of: { kind: 'all', of: [{ kind: 'gte', path: 'profile.age', value: 18 }, { kind: 'oneOf', path: 'profile.country', values: ['DE', 'AT'] }] } }
 * ```
 * @see docs/guide/importing.md
 * @public
 */
export function fromJsonLogic(rule: unknown, options: ImportOptions = {}): Imported {
  const reading = Reading.of(options);
  return { condition: reading.whole(() => ruleTruth(rule, reading)), findings: reading.findings };
}
