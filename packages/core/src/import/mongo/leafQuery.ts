import { isPath } from '../nameToPath.ts';
import { isObject, type Reading } from '../reading.ts';
import { elementQuery } from './elementQuery.ts';
import type { EitherOf, Leaf } from './leaf.ts';
import { leafTests } from './leafTests.ts';
import { anyOf, NEVER, type Query } from './queries.ts';

/** Where a condition on one attribute is true, or false; undefined where that cannot be written. */
export function leafQuery(leaf: Leaf, truth: boolean, reading: Reading, eitherOf: EitherOf): Query | undefined {
  const path = pathIn(leaf);
  if (path === undefined) return undefined;
  const name = nameOf(path, reading);
  if (name === undefined) return NEVER;
  const tests = leaf.kind === 'some' ? elementQuery(leaf, truth, reading, eitherOf) : leafTests(leaf, truth, reading);
  return tests && anyOf(tests.map((test) => ({ [name]: test })));
}

/** The size of a list is looked at by `compare`. */
const pathIn = ({ kind, left, path }: Leaf): string | undefined => {
  if (kind !== 'compare') return path;
  return isObject(left) && left['kind'] === 'size' && typeof left['path'] === 'string' ? left['path'] : undefined;
};

function nameOf(path: string, reading: Reading): string | undefined {
  const name = isPath(path) ? reading.scope(path) : '';
  if (name !== '' && !name.startsWith('$')) return name;
  reading.tell('NAME_REFUSED', `the path '${path}' has no name in a query; its condition was written as never true`);
  return undefined;
}
