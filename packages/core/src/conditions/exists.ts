import { comparison } from './comparison.ts';
import type { ConditionRule } from './conditionRule.ts';
import type { Relation } from './relation.ts';

/** @public */
export interface Exists<Path extends string = string> {
  readonly kind: 'exists';
  readonly path: Path;
}

/**
 * True where the attribute is there, `null` included; else false. Never unknown.
 *
 * @example
 * ```ts
 * import { exists } from '@opportune/core';
 *
 * exists('profile.email'); // => { kind: 'exists', path: 'profile.email' }
 * ```
 * @see docs/semantics.md, C5
 * @public
 */
export const exists = <const Path extends string>(path: Path): Exists<Path> => ({ kind: 'exists', path });

const EXISTS: Relation<true> = {
  holds: (seen) => seen !== undefined,
  cuts: () => [],
  needed: () => ({ exists: true }),
};

/** @public */
export const existsRule: ConditionRule<Exists> = {
  family: 'condition',
  kind: 'exists',
  fields: { required: { path: { is: 'path' } } },
  compile: ({ path }, build, at) => comparison(build, at, path, EXISTS, true),
};
