import { comparison } from './comparison.ts';
import type { ConditionRule } from './conditionRule.ts';
import type { Relation } from './relation.ts';

/** @public */
export interface Missing<Path extends string = string> {
  readonly kind: 'missing';
  readonly path: Path;
}

/**
 * True where the attribute is not there; false where it is, `null` included. Never unknown.
 *
 * @example
 * ```ts
 * import { missing } from '@opportune/core';
 *
 * missing('profile.email'); // => { kind: 'missing', path: 'profile.email' }
 * ```
 * @see docs/semantics.md, C5
 * @public
 */
export const missing = <const Path extends string>(path: Path): Missing<Path> => ({ kind: 'missing', path });

const MISSING: Relation<true> = {
  holds: (seen) => seen === undefined,
  cuts: () => [],
  needed: () => ({ missing: true }),
};

/** @public */
export const missingRule: ConditionRule<Missing> = {
  family: 'condition',
  kind: 'missing',
  fields: { required: { path: { is: 'path' } } },
  compile: ({ path }, build, at) => comparison(build, at, path, MISSING, true),
};
