import { comparison } from './comparison.ts';
import type { ConditionRule } from './conditionRule.ts';
import type { Relation } from './relation.ts';

/** @public */
export interface Lte<Path extends string = string> {
  readonly kind: 'lte';
  readonly path: Path;
  readonly value: number;
}

/**
 * True where the attribute is a number and at most the value. Unknown where it is missing, not a number, or NaN.
 *
 * @example
 * ```ts
 * import { lte } from '@opportune/core';
 *
 * lte('event.total', 50); // => { kind: 'lte', path: 'event.total', value: 50 }
 * ```
 * @see docs/semantics.md, C4
 * @public
 */
export const lte = <const Path extends string>(path: Path, value: number): Lte<Path> => ({ kind: 'lte', path, value });

const AT_MOST: Relation<number> = {
  holds: (seen, value) => (typeof seen !== 'number' || Number.isNaN(seen) ? undefined : seen <= value),
  cuts: (value) => [value],
  needed: (value) => ({ lte: value }),
};

/** @public */
export const lteRule: ConditionRule<Lte> = {
  family: 'condition',
  kind: 'lte',
  fields: { required: { path: { is: 'path' }, value: { is: 'number' } } },
  compile: ({ path, value }, build, at) => comparison(build, at, path, AT_MOST, value),
};
