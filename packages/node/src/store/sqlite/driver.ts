/** What the store needs of a binding to SQLite: synchronous, like all of them. */
export interface Driver {
  exec(sql: string): void;
  prepare(sql: string): Statement;
  close(): void;
}

export type Value = string | number | null;
export type Row = Readonly<Record<string, unknown>>;

interface Statement {
  /** Yields how many rows were changed. */
  run(...values: readonly Value[]): number;
  get(...values: readonly Value[]): Row | undefined;
  all(...values: readonly Value[]): readonly Row[];
}
