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
  /** Tells that the server has ended the connection between two statements; the next one fails. */
  on?(event: 'error', listener: () => void): unknown;
  off?(event: 'error', listener: () => void): unknown;
}
