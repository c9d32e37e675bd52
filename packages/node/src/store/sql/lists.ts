import { rows, type Row, type Statement, type Value, type Work } from './work.ts';

// Below the 32,766 values that SQLite takes in one statement, whatever the number of columns.
const AT_MOST = 1_000;

/** Runs a statement over tuples, `VALUES` and what follows it, as often as it takes; yields all rows. */
export function* over(
  begin: string,
  tuples: readonly (readonly Value[])[],
  end = '',
  endValues: readonly Value[] = [],
): Work<readonly Row[]> {
  const found: Row[] = [];
  for (const { sql, values } of lists(tuples)) {
    found.push(...(yield* rows(`${begin} ${sql} ${end}`, [...values, ...endValues])));
  }
  return found;
}

/** Runs a statement that ends in `WHERE` and a column over the rows that have one of the keys there; yields all rows. */
export function among(
  begin: string,
  keys: Iterable<string>,
  end = '',
  endValues: readonly Value[] = [],
): Work<readonly Row[]> {
  // In one order for everybody, so that no two units wait for each other.
  const sorted = [...keys].sort().map((key) => [key]);
  return over(`${begin} IN (`, sorted, `) ${end}`, endValues);
}

/** Tuples as text, as many in one as fit into one statement. */
export function* lists(tuples: readonly (readonly Value[])[]): Generator<Statement> {
  for (let from = 0; from < tuples.length; from += AT_MOST) {
    const some = tuples.slice(from, from + AT_MOST);
    yield { sql: some.map(listed).join(', '), values: some.flat() };
  }
}

const listed = (values: readonly Value[]): string => `(${values.map(() => '?').join(', ')})`;
