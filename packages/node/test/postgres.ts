import { PGlite } from '@electric-sql/pglite';
import type { PostgresConnection, PostgresPool } from '@opportune/node';
import pg from 'pg';

/** The server that OPPORTUNE_POSTGRES names; undefined where there is none. */
export const server: string | undefined = process.env['OPPORTUNE_POSTGRES'] || undefined;

/** A database for the tests of one file: of the server, or PGlite, which is PostgreSQL in this process. */
export interface TestDatabase {
  readonly pool: PostgresPool;
  end(): Promise<void>;
}

export const testDatabase = (connection: string | undefined = server): TestDatabase =>
  connection === undefined ? inProcess() : onServer(connection);

function onServer(connectionString: string): TestDatabase {
  const pool = new pg.Pool({ connectionString, max: 20 });
  // Of a connection at rest, whose server was killed.
  pool.on('error', () => undefined);
  return { pool, end: () => pool.end() };
}

/** PGlite has one connection, so whoever has it keeps all others waiting. */
function inProcess(): TestDatabase {
  const database = new PGlite();
  let last: Promise<void> = Promise.resolve();
  const connect = async (): Promise<PostgresConnection> => {
    const before = last;
    let release = (): void => undefined;
    last = new Promise((resolve) => (release = resolve));
    await before;
    return { query: (sql, values) => database.query(sql, values), release: () => release() };
  };
  return { pool: { connect }, end: () => database.close() };
}
