import type { Instant } from '../time/instant.ts';
import { instantOf } from '../time/instantOf.ts';
import { comparison } from './comparison.ts';
import type { ConditionRule } from './conditionRule.ts';
import type { Relation } from './relation.ts';

/** @public */
export interface After<Path extends string = string> {
  readonly kind: 'after';
  readonly path: Path;
  readonly at: Instant;
}

/**
 * True where the attribute is an instant after the given one, and not at it. An instant is a number of milliseconds since 1970, an
 * ISO 8601 text with an offset, a date (its midnight in UTC), or a `Date`. Unknown where it is missing or none of these.
 *
 * @example
 * ```ts
 * import { after, instant } from '@opportune/core';
 *
 * after('profile.signedUpAt', instant('2026-01-01T00:00:00Z')).at; // => 1767225600000
 * ```
 * @see docs/semantics.md, C12
 * @public
 */
export const after = <const Path extends string>(path: Path, at: Instant): After<Path> => ({ kind: 'after', path, at });

const AFTER: Relation<Instant> = {
  holds: (seen, at) => {
    const instant = instantOf(seen);
    return instant === undefined ? undefined : instant > at;
  },
  needed: (at) => ({ after: at }),
};

/** @public */
export const afterRule: ConditionRule<After> = {
  family: 'condition',
  kind: 'after',
  fields: { required: { path: { is: 'path' }, at: { is: 'number', whole: true } } },
  compile: (node, build, at) => comparison(build, at, node.path, AFTER, node.at),
};
