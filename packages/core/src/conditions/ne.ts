import type { Scalar } from '../shape/shape.ts';
import { comparison } from './comparison.ts';
import type { ConditionRule } from './conditionRule.ts';
import type { Relation } from './relation.ts';

/** @public */
export interface Ne<Path extends string = string, Value = Scalar> {
  readonly kind: 'ne';
  readonly path: Path;
  readonly value: Value;
}

/**
 * True where the attribute is there and is not the value: another value, or one of another type. Unknown where it is
 * missing.
 *
 * @example
 * ```ts
 * import { ne } from '@opportune/core';
 *
 * ne('profile.segment', 'vip'); // => { kind: 'ne', path: 'profile.segment', value: 'vip' }
 * ```
 * @see docs/semantics.md, C3
 * @public
 */
export const ne = <const Path extends string, const Value extends Scalar>(
  path: Path,
  value: Value,
): Ne<Path, Value> => ({ kind: 'ne', path, value });

const UNEQUAL: Relation<Scalar> = {
  holds: (seen, value) => (seen === undefined ? undefined : seen !== value),
  cuts: (value) => [value],
  needed: (value) => ({ ne: value }),
};

/** @public */
export const neRule: ConditionRule<Ne> = {
  family: 'condition',
  kind: 'ne',
  fields: { required: { path: { is: 'path' }, value: { is: 'scalar' } } },
  compile: ({ path, value }, build, at) => comparison(build, at, path, UNEQUAL, value),
};
