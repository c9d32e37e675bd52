import { typeOf } from '../internal/typeOf.ts';
import { comparison } from './comparison.ts';
import type { ConditionRule } from './conditionRule.ts';
import type { Relation } from './relation.ts';

/**
 * The types that JSON has.
 * @public
 */
export type JsonType = 'string' | 'number' | 'boolean' | 'null' | 'array' | 'object';

/** @public */
export interface IsType<Path extends string = string> {
  readonly kind: 'isType';
  readonly path: Path;
  readonly type: JsonType;
}

/**
 * True where the attribute is of the type. Unknown where it is missing.
 *
 * @example
 * ```ts
 * import { isType } from '@opportune/core';
 *
 * isType('profile.age', 'number'); // => { kind: 'isType', path: 'profile.age', type: 'number' }
 * ```
 * @see docs/semantics.md, C9
 * @public
 */
export const isType = <const Path extends string>(path: Path, type: JsonType): IsType<Path> => ({
  kind: 'isType',
  path,
  type,
});

const TYPES: readonly JsonType[] = ['string', 'number', 'boolean', 'null', 'array', 'object'];

const IS_TYPE: Relation<JsonType> = {
  holds: (seen, type) => (seen === undefined ? undefined : typeOf(seen) === type),
  cuts: () => [],
  needed: (type) => ({ isType: type }),
};

/** Without cuts: to an index, objects and lists are alike. */
const IS_STRUCTURE: Relation<JsonType> = {
  holds: (seen, type) => IS_TYPE.holds(seen, type),
  needed: (type) => ({ isType: type }),
};

/** @public */
export const isTypeRule: ConditionRule<IsType> = {
  family: 'condition',
  kind: 'isType',
  fields: { required: { path: { is: 'path' }, type: { is: 'oneOf', of: TYPES } } },
  compile: ({ path, type }, build, at) =>
    comparison(build, at, path, type === 'array' || type === 'object' ? IS_STRUCTURE : IS_TYPE, type),
};
