import { require } from '../../internal/require.ts';
import { storeError } from '../storeError.ts';
import type { PostgresPool } from './pool.ts';

/** A pool, and what ends it. */
export interface Connected {
  readonly pool: PostgresPool;
  /** For saying that this process is there: that must not wait for a connection as long as the database is busy. */
  readonly beats: PostgresPool;
  readonly end: () => Promise<void>;
}

interface OwnPool extends PostgresPool {
  on(event: 'error', listener: () => void): void;
  end(): Promise<void>;
}

function pg(): { readonly Pool: new (options: object) => OwnPool } {
  try {
    return require('pg') as ReturnType<typeof pg>;
  } catch (error) {
    const message = 'expected the package pg, found none: npm install pg, or hand in a pool';
    throw storeError('STORE_UNAVAILABLE', message, error);
  }
}

/** The pool that was handed in, which stays its owner's, or one of our own with one connection more. */
export function connected(connection: string | PostgresPool): Connected {
  if (typeof connection !== 'string') return { pool: connection, beats: connection, end: async () => undefined };
  const { Pool } = pg();
  const made = (more: object): OwnPool => {
    const pool = new Pool({
      connectionString: connection,
      application_name: 'opportune',
      // A server that has vanished without a word, as at a failover, must not hold anybody up for long.
      keepAlive: true,
      connectionTimeoutMillis: 10_000,
      query_timeout: 60_000,
      ...more,
    });
    // Of a connection that nobody was using; the next one who needs one gets another, or the error.
    pool.on('error', () => undefined);
    return pool;
  };
  const pool = made({});
  // Kept open between the beats of any lease.
  const beats = made({ max: 1, idleTimeoutMillis: 0 });
  return { pool, beats, end: async () => void (await Promise.all([pool.end(), beats.end()])) };
}
