import type { Scalar } from '../shape/shape.ts';
import { comparison } from './comparison.ts';
import type { ConditionRule } from './conditionRule.ts';
import { caseOption, type CaseOption, lowered } from './ignoringCase.ts';
import { Members } from './members.ts';
import { membersOf } from './membersOf.ts';
import type { Relation } from './relation.ts';

/** @public */
export interface OneOf<Path extends string = string, Value = Scalar> {
  readonly kind: 'oneOf';
  readonly path: Path;
  readonly values: readonly Value[];
  readonly ignoreCase?: true;
}

/**
 * True where the attribute is one of the values, compared as `eq` does; false for an empty list. Unknown where it is
 * missing.
 *
 * @param options - `ignoreCase`: texts are compared in lower case
 * @example
 * ```ts
 * import { oneOf } from '@opportune/core';
 *
 * oneOf('profile.country', ['DE', 'AT']); // => { kind: 'oneOf', path: 'profile.country', values: ['DE', 'AT'] }
 * ```
 * @see docs/semantics.md, C3 and C7
 * @public
 */
export const oneOf = <const Path extends string, const Value extends Scalar>(
  path: Path,
  values: readonly Value[],
  options?: CaseOption,
): OneOf<Path, Value> => ({ kind: 'oneOf', path, values, ...caseOption(options) });

export const ONE_OF: Relation<Members<Scalar>> = {
  holds: (seen, members) => (seen === undefined ? undefined : members.has(seen)),
  cuts: (members) => members.values,
  needed: (members) => ({ oneOf: members.values }),
};

/** Without cuts: the answer changes at more texts than are listed. */
const ONE_OF_IN_LOWER_CASE: Relation<Members<Scalar>> = {
  holds: (seen, members) => ONE_OF.holds(lowered(seen), members),
  needed: (members) => ({ oneOf: members.values }),
};

/** @public */
export const oneOfRule: ConditionRule<OneOf> = {
  family: 'condition',
  kind: 'oneOf',
  fields: {
    required: { path: { is: 'path' }, values: { is: 'list', of: { is: 'scalar' } } },
    optional: { ignoreCase: { is: 'true' } },
  },
  compile: ({ path, values, ignoreCase = false }, build, at) =>
    ignoreCase
      ? comparison(build, at, path, ONE_OF_IN_LOWER_CASE, new Members(values, ignoreCase))
      : comparison(build, at, path, ONE_OF, membersOf(build, values)),
};
