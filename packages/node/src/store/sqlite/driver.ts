import type { Row, Statement } from '../sql/work.ts';

/** What the store needs of a binding to SQLite: synchronous, like all of them. */
export interface Driver {
  exec(sql: string): void;
  /** Runs one statement, and yields its rows. */
  all(statement: Statement): readonly Row[];
  close(): void;
}
