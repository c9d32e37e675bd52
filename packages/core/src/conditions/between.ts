import { comparison } from './comparison.ts';
import type { ConditionRule } from './conditionRule.ts';
import type { Relation } from './relation.ts';

/** @public */
export interface Between<Path extends string = string> {
  readonly kind: 'between';
  readonly path: Path;
  readonly from: number;
  readonly to: number;
}

/**
 * True where the attribute is a number from `from` to `to`, both included; never where `from` is the greater one. Unknown
 * where it is missing, not a number, or NaN.
 *
 * @example
 * ```ts
 * import { between } from '@opportune/core';
 *
 * between('profile.age', 18, 25); // => { kind: 'between', path: 'profile.age', from: 18, to: 25 }
 * ```
 * @see docs/semantics.md, C4
 * @public
 */
export const between = <const Path extends string>(path: Path, from: number, to: number): Between<Path> => ({
  kind: 'between',
  path,
  from,
  to,
});

const BETWEEN: Relation<readonly [from: number, to: number]> = {
  holds: (seen, [from, to]) =>
    typeof seen !== 'number' || Number.isNaN(seen) ? undefined : from <= seen && seen <= to,
  cuts: (bounds) => bounds,
  needed: (bounds) => ({ between: bounds }),
};

/** @public */
export const betweenRule: ConditionRule<Between> = {
  family: 'condition',
  kind: 'between',
  fields: { required: { path: { is: 'path' }, from: { is: 'number' }, to: { is: 'number' } } },
  compile: ({ path, from, to }, build, at) => comparison(build, at, path, BETWEEN, [from, to]),
};
