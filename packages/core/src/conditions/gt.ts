import { comparison } from './comparison.ts';
import type { ConditionRule } from './conditionRule.ts';
import type { Relation } from './relation.ts';

/** @public */
export interface Gt<Path extends string = string> {
  readonly kind: 'gt';
  readonly path: Path;
  readonly value: number;
}

/**
 * True where the attribute is a number and greater than the value. Unknown where it is missing, not a number, or NaN.
 *
 * @example
 * ```ts
 * import { gt } from '@opportune/core';
 *
 * gt('event.total', 50); // => { kind: 'gt', path: 'event.total', value: 50 }
 * ```
 * @see docs/semantics.md, C4
 * @public
 */
export const gt = <const Path extends string>(path: Path, value: number): Gt<Path> => ({ kind: 'gt', path, value });

const ABOVE: Relation<number> = {
  holds: (seen, value) => (typeof seen !== 'number' || Number.isNaN(seen) ? undefined : seen > value),
  cuts: (value) => [value],
  needed: (value) => ({ gt: value }),
};

/** @public */
export const gtRule: ConditionRule<Gt> = {
  family: 'condition',
  kind: 'gt',
  fields: { required: { path: { is: 'path' }, value: { is: 'number' } } },
  compile: ({ path, value }, build, at) => comparison(build, at, path, ABOVE, value),
};
