import { comparison } from './comparison.ts';
import type { ConditionRule } from './conditionRule.ts';
import type { Relation } from './relation.ts';

/** @public */
export interface Gte<Path extends string = string> {
  readonly kind: 'gte';
  readonly path: Path;
  readonly value: number;
}

/**
 * True where the attribute is a number and at least the value. Unknown where it is missing, not a number, or NaN.
 *
 * @example
 * ```ts
 * import { gte } from '@opportune/core';
 *
 * gte('event.total', 50); // => { kind: 'gte', path: 'event.total', value: 50 }
 * ```
 * @see docs/semantics.md, C4
 * @public
 */
export const gte = <const Path extends string>(path: Path, value: number): Gte<Path> => ({ kind: 'gte', path, value });

const AT_LEAST: Relation<number> = {
  holds: (seen, value) => (typeof seen !== 'number' || Number.isNaN(seen) ? undefined : seen >= value),
  cuts: (value) => [value],
  needed: (value) => ({ gte: value }),
};

/** @public */
export const gteRule: ConditionRule<Gte> = {
  family: 'condition',
  kind: 'gte',
  fields: { required: { path: { is: 'path' }, value: { is: 'number' } } },
  compile: ({ path, value }, build, at) => comparison(build, at, path, AT_LEAST, value),
};
