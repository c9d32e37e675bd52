import { written } from '../javascript/written.ts';
import { isObject, type Reading } from '../reading.ts';
import type { Leaf } from './leaf.ts';
import { leafQuery } from './leafQuery.ts';
import { allOf, anyOf, NEVER, type Query } from './queries.ts';

/** Where a condition is true, or where it is false: what is unknown is neither. */
export function eitherOf(condition: unknown, truth: boolean, reading: Reading): Query {
  if (reading.isTooMuch()) return NEVER;
  const node = (isObject(condition) ? condition : {}) as unknown as Leaf;
  const { kind, of } = node;
  const inside = reading.in('of');
  switch (kind) {
    case 'all':
    case 'any': {
      const parts = Array.isArray(of) ? of.map((part, i) => eitherOf(part, truth, inside.in(i))) : [];
      return (kind === 'all') === truth ? allOf(parts) : anyOf(parts);
    }
    case 'not':
      return eitherOf(of, !truth, inside);
    case 'isTrue':
      return truth ? eitherOf(of, true, inside) : negated(of, inside);
    default:
      return leafQuery(node, truth, reading, eitherOf) ?? lost(kind, reading);
  }
}

/** What is lost must not come true by being negated. */
function negated(condition: unknown, reading: Reading): Query {
  const count = reading.findings.length;
  const query = eitherOf(condition, true, reading);
  const isWhole = reading.findings.slice(count).every(({ code }) => code === 'NULL_IS_MISSING');
  return isWhole ? { $not: query } : NEVER;
}

function lost(kind: unknown, reading: Reading): Query {
  reading.tell('NOT_EXPRESSIBLE', `'${written(kind)}' cannot be written as a query; it was written as never true`);
  return NEVER;
}
