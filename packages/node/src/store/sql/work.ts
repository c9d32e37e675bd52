/** What both databases keep in a cell. */
export type Value = string | number | null;
export type Row = Readonly<Record<string, unknown>>;

/** SQL that both databases understand, with a `?` for each value. */
export interface Statement {
  readonly sql: string;
  readonly values: readonly Value[];
}

/**
 * Something to be done in a database, as a generator: it yields statements and is handed the rows of each. So it is
 * written once, and run by a binding that answers at once as well as by one that answers later.
 */
export type Work<Answer> = Generator<Statement, Answer, readonly Row[]>;

/** Runs one statement. */
export function* rows(sql: string, values: readonly Value[] = []): Work<readonly Row[]> {
  return yield { sql, values };
}
