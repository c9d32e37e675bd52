import type { Scalar } from '../shape/shape.ts';
import { comparison } from './comparison.ts';
import type { ConditionRule } from './conditionRule.ts';
import type { Truth } from './truth.ts';

/** @public */
export interface OneOf<Path extends string = string, Value = Scalar> {
  readonly kind: 'oneOf';
  readonly path: Path;
  readonly values: readonly Value[];
}

/**
 * True where the attribute is one of the values, compared as `eq` does; false for an empty list. Unknown where it is
 * missing.
 *
 * @example
 * ```ts
 * import { oneOf } from '@opportune/core';
 *
 * oneOf('profile.country', ['DE', 'AT']); // => { kind: 'oneOf', path: 'profile.country', values: ['DE', 'AT'] }
 * ```
 * @see docs/semantics.md, C3
 * @public
 */
export const oneOf = <const Path extends string, const Value extends Scalar>(
  path: Path,
  values: readonly Value[],
): OneOf<Path, Value> => ({ kind: 'oneOf', path, values });

/** @public */
export const oneOfRule: ConditionRule<OneOf> = {
  family: 'condition',
  kind: 'oneOf',
  fields: { required: { path: { is: 'path' }, values: { is: 'list', of: { is: 'scalar' } } } },
  compile: ({ path, values }, build, at) => {
    const isMember = membership(values);
    return comparison(
      build,
      at,
      path,
      { oneOf: values },
      (seen): Truth => (seen === undefined ? undefined : isMember(seen)),
      values,
    );
  },
};

/** A list as short as most are is searched faster than a hash table is entered. */
const SHORT = 8;

function membership(values: readonly unknown[]): (seen: unknown) => boolean {
  if (values.length <= SHORT) return (seen) => values.includes(seen);
  const members = new Set(values);
  return (seen) => members.has(seen);
}
