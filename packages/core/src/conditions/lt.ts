import { comparison } from './comparison.ts';
import type { ConditionRule } from './conditionRule.ts';
import type { Relation } from './relation.ts';

/** @public */
export interface Lt<Path extends string = string> {
  readonly kind: 'lt';
  readonly path: Path;
  readonly value: number;
}

/**
 * True where the attribute is a number and less than the value. Unknown where it is missing, not a number, or NaN.
 *
 * @example
 * ```ts
 * import { lt } from '@opportune/core';
 *
 * lt('event.total', 50); // => { kind: 'lt', path: 'event.total', value: 50 }
 * ```
 * @see docs/semantics.md, C4
 * @public
 */
export const lt = <const Path extends string>(path: Path, value: number): Lt<Path> => ({ kind: 'lt', path, value });

const BELOW: Relation<number> = {
  holds: (seen, value) => (typeof seen !== 'number' || Number.isNaN(seen) ? undefined : seen < value),
  cuts: (value) => [value],
  needed: (value) => ({ lt: value }),
};

/** @public */
export const ltRule: ConditionRule<Lt> = {
  family: 'condition',
  kind: 'lt',
  fields: { required: { path: { is: 'path' }, value: { is: 'number' } } },
  compile: ({ path, value }, build, at) => comparison(build, at, path, BELOW, value),
};
