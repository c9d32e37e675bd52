import type { Node } from '../../shape/shape.ts';
import type { Finding } from '../finding.ts';
import { isTree } from '../isTree.ts';
import { Reading } from '../reading.ts';
import { eitherOf } from './eitherOf.ts';
import { NEVER } from './queries.ts';

/** @public */
export interface ToMongoOptions {
  /**
   * The name in the query for a path of ours; what stands behind `profile.` where it is left out. Where it gives undefined, the
   * condition on that path becomes a finding.
   */
  readonly name?: (path: string) => string | undefined;
}

/** @public */
export interface Exported {
  readonly query: Readonly<Record<string, unknown>>;
  readonly findings: readonly Finding[];
}

/**
 * Writes a condition as a MongoDB-style query that GrowthBook judges alike: true where the condition is true, false where it is
 * false or unknown. Without a finding `fromMongo` of the query judges as `isTrue` of the condition does.
 *
 * GrowthBook knows no difference between null and missing: a condition that does is written as near as can be, and found
 * (`NULL_IS_MISSING`). What cannot be written, such as conditions on time, versions, or arithmetic, is never true in the query,
 * negated or not, and found as well.
 *
 * @example
 * ```ts
 * import { all, eq, gte, not } from '@opportune/core';
 * import { toMongo } from '@opportune/core/import';
 *
 * toMongo(all(eq('profile.country', 'DE'), not(gte('profile.age', 18)))).query; // => { country: { $eq: 'DE' }, age: { $type: 'number', $lt: 18 } }
 * ```
 * @see docs/guide/importing.md
 * @public
 */
export function toMongo(condition: Node, { name = behindProfile }: ToMongoOptions = {}): Exported {
  const reading = Reading.of({}).within((path) => name(path) ?? '');
  const query = isTree(condition)
    ? eitherOf(condition, true, reading)
    : (reading.tell('TOO_LARGE', 'the condition is too deep or too large; nothing was written'), NEVER);
  return { query, findings: reading.findings };
}

const behindProfile = (path: string): string | undefined =>
  path.startsWith('profile.') ? path.slice('profile.'.length) : undefined;
