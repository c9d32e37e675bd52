import type { Scalar } from '../shape/shape.ts';
import { comparison } from './comparison.ts';
import type { ConditionRule } from './conditionRule.ts';
import type { Members } from './members.ts';
import { membersOf } from './membersOf.ts';
import { ONE_OF } from './oneOf.ts';
import type { Relation } from './relation.ts';

/** @public */
export interface ContainsAny<Path extends string = string, Value = Scalar> {
  readonly kind: 'containsAny';
  readonly path: Path;
  readonly values: readonly Value[];
}

/**
 * True where the attribute is a list that holds at least one of the values; false where none is given. Unknown where it is
 * missing or not a list.
 *
 * @example
 * ```ts
 * import { containsAny } from '@opportune/core';
 *
 * containsAny('profile.tags', ['tea', 'mugs']); // => { kind: 'containsAny', path: 'profile.tags', values: ['tea', 'mugs'] }
 * ```
 * @see docs/semantics.md, C10
 * @public
 */
export const containsAny = <const Path extends string, const Value extends Scalar>(
  path: Path,
  values: readonly Value[],
): ContainsAny<Path, Value> => ({ kind: 'containsAny', path, values });

const CONTAINS_ANY: Relation<Members<Scalar>> = {
  holds: (seen, members) => (Array.isArray(seen) ? seen.some((value) => members.has(value)) : undefined),
  some: ONE_OF,
  needed: (members) => ({ containsAny: members.values }),
};

/** @public */
export const containsAnyRule: ConditionRule<ContainsAny> = {
  family: 'condition',
  kind: 'containsAny',
  fields: { required: { path: { is: 'path' }, values: { is: 'list', of: { is: 'scalar' } } } },
  compile: ({ path, values }, build, at) => comparison(build, at, path, CONTAINS_ANY, membersOf(build, values)),
};
