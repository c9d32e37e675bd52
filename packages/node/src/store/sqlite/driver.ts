import type { Row, Statement } from '../sql/work.ts';

/** What the store needs of a binding to SQLite: synchronous, like all of them. */
export interface Driver {
  /** What another thread loads to open the file too. */
  readonly module: string;
  exec(sql: string): void;
  /** Runs one statement, and yields its rows. */
  all(statement: Statement): readonly Row[];
  close(): void;
}
