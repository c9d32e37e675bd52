import type { Scalar } from '../shape/shape.ts';
import { comparison } from './comparison.ts';
import type { ConditionRule } from './conditionRule.ts';
import type { Relation } from './relation.ts';

/** @public */
export interface ContainsAll<Path extends string = string, Value = Scalar> {
  readonly kind: 'containsAll';
  readonly path: Path;
  readonly values: readonly Value[];
}

/**
 * True where the attribute is a list that holds every one of the values; true where none is given. Unknown where it is
 * missing or not a list.
 *
 * @example
 * ```ts
 * import { containsAll } from '@opportune/core';
 *
 * containsAll('profile.tags', ['tea', 'mugs']); // => { kind: 'containsAll', path: 'profile.tags', values: ['tea', 'mugs'] }
 * ```
 * @see docs/semantics.md, C10
 * @public
 */
export const containsAll = <const Path extends string, const Value extends Scalar>(
  path: Path,
  values: readonly Value[],
): ContainsAll<Path, Value> => ({ kind: 'containsAll', path, values });

/** So few values are looked for one by one; for more, the list is made ready to be searched. */
const FEW = 8;

const CONTAINS_ALL: Relation<readonly Scalar[]> = {
  holds: (seen, values) => {
    if (!Array.isArray(seen)) return undefined;
    if (values.length <= FEW) return values.every((value) => seen.includes(value));
    const found = new Set<unknown>(seen);
    return values.every((value) => found.has(value));
  },
  needed: (values) => ({ containsAll: values }),
};

/** @public */
export const containsAllRule: ConditionRule<ContainsAll> = {
  family: 'condition',
  kind: 'containsAll',
  fields: { required: { path: { is: 'path' }, values: { is: 'list', of: { is: 'scalar' } } } },
  compile: ({ path, values }, build, at) => comparison(build, at, path, CONTAINS_ALL, values),
};
