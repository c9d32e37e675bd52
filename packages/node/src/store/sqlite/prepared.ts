import { recent } from '../../internal/recent.ts';

// Statements differ by how long the lists in them are.
const KEPT = 512;

/** Prepares a statement once, as long as it is used now and then. */
export function prepared<Prepared>(prepare: (sql: string) => Prepared): (sql: string) => Prepared {
  const known = recent<Prepared>(KEPT);
  return (sql) => {
    const found = known.get(sql) ?? prepare(sql);
    known.set(sql, found);
    return found;
  };
}
