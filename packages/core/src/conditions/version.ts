import { show } from '../shape/describe.ts';
import { under } from '../shape/pointer.ts';
import type { Comparison } from './compare.ts';
import { comparison } from './comparison.ts';
import type { ConditionRule } from './conditionRule.ts';
import type { Relation } from './relation.ts';
import { compareVersions, parseVersion, type SemanticVersion } from './version/semanticVersion.ts';

/** @public */
export interface Version<Path extends string = string> {
  readonly kind: 'version';
  readonly path: Path;
  readonly is: Comparison;
  readonly value: string;
}

/**
 * Compares an attribute that is a version with a given one, in the order of Semantic Versioning 2.0.0: `1.10.0` is above `1.9.0`,
 * and `2.0.0-rc.1` below `2.0.0`. A leading `v` is allowed, minor and patch may be left out, and the build does not count.
 * Unknown where the attribute is missing or not a version.
 *
 * @example
 * ```ts
 * import { version } from '@opportune/core';
 *
 * version('context.app', 'gte', '2.1'); // => { kind: 'version', path: 'context.app', is: 'gte', value: '2.1' }
 * ```
 * @see docs/semantics.md, C14
 * @public
 */
export const version = <const Path extends string>(path: Path, is: Comparison, value: string): Version<Path> => ({
  kind: 'version',
  path,
  is,
  value,
});

interface Wanted {
  readonly is: Comparison;
  readonly value: string;
  /** Undefined where it is no version, which is a fault. */
  readonly version: SemanticVersion | undefined;
}

const VERSION: Relation<Wanted> = {
  holds: (seen, { is, version: wanted }) => {
    const found = parseVersion(seen);
    return found === undefined || wanted === undefined ? undefined : HOLDS[is](compareVersions(found, wanted));
  },
  needed: ({ is, value }) => ({ version: { [is]: value } }),
};

/** @public */
export const versionRule: ConditionRule<Version> = {
  family: 'condition',
  kind: 'version',
  fields: {
    required: {
      path: { is: 'path' },
      is: { is: 'oneOf', of: ['eq', 'ne', 'gt', 'gte', 'lt', 'lte'] },
      value: { is: 'text' },
    },
  },
  compile: ({ path, is, value }, build, at) => {
    const wanted = parseVersion(value);
    if (wanted === undefined) {
      build.fault('VERSION_INVALID', under(at, 'value'), `expected a version such as 1.2.3-rc.1, found ${show(value)}`);
    }
    return comparison(build, at, path, VERSION, { is, value, version: wanted });
  },
};

const HOLDS: Readonly<Record<Comparison, (order: number) => boolean>> = {
  eq: (order) => order === 0,
  ne: (order) => order !== 0,
  gt: (order) => order > 0,
  gte: (order) => order >= 0,
  lt: (order) => order < 0,
  lte: (order) => order <= 0,
};
