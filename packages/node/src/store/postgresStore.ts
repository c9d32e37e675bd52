import { days, OpportuneError, type Clock, type Millis, type StateStore } from '@opportune/core';

import { systemClock } from '../clock/systemClock.ts';
import { explain } from '../internal/explain.ts';
import type { Batch } from '../internal/gather.ts';
import { optionInvalid } from '../internal/optionInvalid.ts';
import { beating } from './postgres/beating.ts';
import { connected } from './postgres/connected.ts';
import { holderIn } from './postgres/holder.ts';
import type { PostgresPool } from './postgres/pool.ts';
import { postgresDatabase } from './postgres/postgresDatabase.ts';
import { postgresDialect } from './postgres/postgresDialect.ts';
import { prepare } from './postgres/prepare.ts';
import { claims } from './sql/claims.ts';
import type { Database } from './sql/database.ts';
import type { Dialect } from './sql/dialect.ts';
import { seenByMark } from './sql/seen.ts';
import { sqlStore } from './sql/sqlStore.ts';
import type { Work } from './sql/work.ts';
import { storeError } from './storeError.ts';

/**
 * Where the database is, and how it is shared.
 * @public
 */
export interface PostgresStoreOptions {
  /**
   * `postgres://…`, for which `pg` has to be installed, or a pool of the application's, which stays its own: it is not
   * ended with the store, and hears of its own broken connections.
   */
  readonly connection: string | PostgresPool;
  /** Where the tables are, made where there is none; `opportune` where it is left out. */
  readonly schema?: string;
  /** Commits that arrive together share one transaction. */
  readonly batch?: Batch;
  /** How long the id of an input is remembered to refuse a second arrival; 30 days where it is left out. */
  readonly rememberInputs?: Millis;
  /**
   * How long a process that was killed is waited for, ≥ 1 s: then others go on with what it had begun to deliver. It
   * says three times as often that it is there. 30 seconds where it is left out.
   */
  readonly lease?: Millis;
  /** How often a runtime looks for what other processes have left behind, ≥ 1 ms. 1 second where it is left out. */
  readonly lookEvery?: Millis;
  /** Says when an input was seen; the machine's where it is left out. */
  readonly clock?: Clock;
}

/**
 * Keeps everything in PostgreSQL (tried: 15 and 18), in a schema of its own, in the tables of `sqliteStore`. Several processes
 * may share it, none of them with anything of its own to lose: of two that write to one customer one is told `conflict`,
 * and what is due or to be delivered is dealt with by one of them, or by another once that one is gone.
 *
 * A commit is acknowledged when the server says that it is durable, which is as true as its `synchronous_commit`.
 *
 * @throws {OpportuneError} OPTION_INVALID; STORE_UNAVAILABLE if there is no way to the database, or no right to make the tables;
 * STORE_VERSION_UNSUPPORTED if a newer release has written them
 * @example
 * ```ts no-run needs a server
 * import { postgresStore } from '@opportune/node';
 *
 * const store = await postgresStore({ connection: 'postgres://shop@db.internal/shop' });
 * await store.load('ann'); // => undefined
 * await store.close();
 * ```
 * @see docs/decisions/0020-postgres-is-a-dialect.md
 * @public
 */
export async function postgresStore(options: PostgresStoreOptions): Promise<StateStore> {
  const { schema = 'opportune', lease = 30_000, lookEvery = 1_000 } = options;
  demandSpan('/lease', lease, 1_000);
  demandSpan('/lookEvery', lookEvery, 1);
  const dialect = postgresDialect(schema);
  const holder = holderIn(dialect, lease);
  const { database, beats } = await opened(options.connection, dialect, function* () {
    yield* prepare(dialect, schema);
    yield* holder.beat();
  });
  const stopBeating = beating(() => beats.ask(holder.beat()), lease / 3);
  const close = async (): Promise<void> => {
    await stopBeating();
    // Where it does not come through, what is held is free when the lease is over.
    await beats.ask(holder.leave()).catch(() => undefined);
    await database.close();
  };
  return sqlStore({
    database: { ...database, close },
    claims: claims(dialect, holder),
    batch: options.batch ?? {},
    seen: seenByMark(dialect, options.rememberInputs ?? days(30)),
    clock: options.clock ?? systemClock(),
    lookEvery,
  });
}

// Longer waits a timer does not take.
const LONGEST: Millis = 2 ** 31 - 1;

function demandSpan(path: string, span: Millis, least: Millis): void {
  if (!(span >= least && span <= LONGEST)) {
    throw optionInvalid(path, `milliseconds from ${String(least)} on, below 2^31`);
  }
}

/** The database, and the way to it that is for saying that this process is there. */
interface Opened {
  readonly database: Database;
  readonly beats: Pick<Database, 'ask'>;
}

async function opened(connection: string | PostgresPool, dialect: Dialect, begin: () => Work<void>): Promise<Opened> {
  let database: Database | undefined;
  try {
    const { pool, beats, end } = connected(connection);
    database = postgresDatabase({ pool, end }, dialect);
    await database.unit(begin);
    return { database, beats: postgresDatabase({ pool: beats, end }, dialect) };
  } catch (error) {
    await database?.close();
    if (error instanceof OpportuneError) throw error;
    throw storeError('STORE_UNAVAILABLE', `cannot use PostgreSQL: ${explain(error)}`, error);
  }
}
