import type { Scalar } from '../shape/shape.ts';
import { comparison } from './comparison.ts';
import type { ConditionRule } from './conditionRule.ts';
import { EQUAL } from './eq.ts';
import type { Relation } from './relation.ts';

/** @public */
export interface Contains<Path extends string = string, Value = Scalar> {
  readonly kind: 'contains';
  readonly path: Path;
  readonly value: Value;
}

/**
 * True where the attribute is a list that holds the value, compared as `eq` does. Unknown where it is missing or not a
 * list.
 *
 * @example
 * ```ts
 * import { contains } from '@opportune/core';
 *
 * contains('profile.tags', 'tea'); // => { kind: 'contains', path: 'profile.tags', value: 'tea' }
 * ```
 * @see docs/semantics.md, C10
 * @public
 */
export const contains = <const Path extends string, const Value extends Scalar>(
  path: Path,
  value: Value,
): Contains<Path, Value> => ({ kind: 'contains', path, value });

const CONTAINS: Relation<Scalar> = {
  holds: (seen, value) => (Array.isArray(seen) ? seen.includes(value) : undefined),
  some: EQUAL,
  needed: (value) => ({ contains: value }),
};

/** @public */
export const containsRule: ConditionRule<Contains> = {
  family: 'condition',
  kind: 'contains',
  fields: { required: { path: { is: 'path' }, value: { is: 'scalar' } } },
  compile: ({ path, value }, build, at) => comparison(build, at, path, CONTAINS, value),
};
