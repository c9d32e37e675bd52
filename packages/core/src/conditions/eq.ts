import type { Scalar } from '../shape/shape.ts';
import { comparison } from './comparison.ts';
import type { ConditionRule } from './conditionRule.ts';
import type { Relation } from './relation.ts';

/** @public */
export interface Eq<Path extends string = string, Value = Scalar> {
  readonly kind: 'eq';
  readonly path: Path;
  readonly value: Value;
}

/**
 * True where the attribute is the value: same type, same value, nothing converted. Unknown where it is missing;
 * `null` is a value like any other.
 *
 * @example
 * ```ts
 * import { eq } from '@opportune/core';
 *
 * eq('profile.segment', 'vip'); // => { kind: 'eq', path: 'profile.segment', value: 'vip' }
 * ```
 * @see docs/semantics.md, C3
 * @public
 */
export const eq = <const Path extends string, const Value extends Scalar>(
  path: Path,
  value: Value,
): Eq<Path, Value> => ({ kind: 'eq', path, value });

export const EQUAL: Relation<Scalar> = {
  holds: (seen, value) => (seen === undefined ? undefined : seen === value),
  cuts: (value) => [value],
  needed: (value) => ({ eq: value }),
};

/** @public */
export const eqRule: ConditionRule<Eq> = {
  family: 'condition',
  kind: 'eq',
  fields: { required: { path: { is: 'path' }, value: { is: 'scalar' } } },
  compile: ({ path, value }, build, at) => comparison(build, at, path, EQUAL, value),
};
