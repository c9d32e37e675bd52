/**
 * What `postgresStore` needs of a pool of connections; a `Pool` of `pg` is one.
 * @public
 */
export interface PostgresPool {
  connect(): Promise<PostgresConnection>;
}

/** @public */
export interface PostgresConnection {
  query(sql: string, values?: unknown[]): Promise<{ readonly rows: readonly Readonly<Record<string, unknown>>[] }>;
  /** Gives the connection back; with `true` it is closed, because nobody knows what state it is in. */
  release(destroy?: boolean): void;
}
