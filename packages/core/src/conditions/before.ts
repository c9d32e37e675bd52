import type { Instant } from '../time/instant.ts';
import { instantOf } from '../time/instantOf.ts';
import { comparison } from './comparison.ts';
import type { ConditionRule } from './conditionRule.ts';
import type { Relation } from './relation.ts';

/** @public */
export interface Before<Path extends string = string> {
  readonly kind: 'before';
  readonly path: Path;
  readonly at: Instant;
}

/**
 * True where the attribute is an instant before the given one, and not at it. An instant is a number of milliseconds since 1970, an
 * ISO 8601 text with an offset, a date (its midnight in UTC), or a `Date`. Unknown where it is missing or none of these.
 *
 * @example
 * ```ts
 * import { before, instant } from '@opportune/core';
 *
 * before('profile.signedUpAt', instant('2026-01-01T00:00:00Z')).at; // => 1767225600000
 * ```
 * @see docs/semantics.md, C12
 * @public
 */
export const before = <const Path extends string>(path: Path, at: Instant): Before<Path> => ({
  kind: 'before',
  path,
  at,
});

const BEFORE: Relation<Instant> = {
  holds: (seen, at) => {
    const instant = instantOf(seen);
    return instant === undefined ? undefined : instant < at;
  },
  needed: (at) => ({ before: at }),
};

/** @public */
export const beforeRule: ConditionRule<Before> = {
  family: 'condition',
  kind: 'before',
  fields: { required: { path: { is: 'path' }, at: { is: 'number', whole: true } } },
  compile: (node, build, at) => comparison(build, at, node.path, BEFORE, node.at),
};
