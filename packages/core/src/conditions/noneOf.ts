import type { Scalar } from '../shape/shape.ts';
import { comparison } from './comparison.ts';
import type { ConditionRule } from './conditionRule.ts';
import { caseOption, type CaseOption, lowered } from './ignoringCase.ts';
import { Members } from './members.ts';
import { membersOf } from './membersOf.ts';
import type { Relation } from './relation.ts';

/** @public */
export interface NoneOf<Path extends string = string, Value = Scalar> {
  readonly kind: 'noneOf';
  readonly path: Path;
  readonly values: readonly Value[];
  readonly ignoreCase?: true;
}

/**
 * True where the attribute is there and is none of the values, compared as `ne` does; true for an empty list. Unknown where
 * it is missing.
 *
 * @param options - `ignoreCase`: texts are compared in lower case
 * @example
 * ```ts
 * import { noneOf } from '@opportune/core';
 *
 * noneOf('profile.country', ['DE', 'AT']); // => { kind: 'noneOf', path: 'profile.country', values: ['DE', 'AT'] }
 * ```
 * @see docs/semantics.md, C3 and C7
 * @public
 */
export const noneOf = <const Path extends string, const Value extends Scalar>(
  path: Path,
  values: readonly Value[],
  options?: CaseOption,
): NoneOf<Path, Value> => ({ kind: 'noneOf', path, values, ...caseOption(options) });

const NONE_OF: Relation<Members<Scalar>> = {
  holds: (seen, members) => (seen === undefined ? undefined : !members.has(seen)),
  cuts: (members) => members.values,
  needed: (members) => ({ noneOf: members.values }),
};

/** Without cuts: the answer changes at more texts than are listed. */
const NONE_OF_IN_LOWER_CASE: Relation<Members<Scalar>> = {
  holds: (seen, members) => NONE_OF.holds(lowered(seen), members),
  needed: (members) => ({ noneOf: members.values }),
};

/** @public */
export const noneOfRule: ConditionRule<NoneOf> = {
  family: 'condition',
  kind: 'noneOf',
  fields: {
    required: { path: { is: 'path' }, values: { is: 'list', of: { is: 'scalar' } } },
    optional: { ignoreCase: { is: 'true' } },
  },
  compile: ({ path, values, ignoreCase = false }, build, at) =>
    ignoreCase
      ? comparison(build, at, path, NONE_OF_IN_LOWER_CASE, new Members(values, ignoreCase))
      : comparison(build, at, path, NONE_OF, membersOf(build, values)),
};
