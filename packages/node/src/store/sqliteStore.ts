import { days, type Clock, type Millis, type StateStore } from '@opportune/core';

import { systemClock } from '../clock/systemClock.ts';
import type { Batch } from '../internal/gather.ts';
import { unshared } from './sql/claims.ts';
import { sqlStore } from './sql/sqlStore.ts';
import { checkpointer } from './sqlite/checkpointer.ts';
import { noLog, logOf } from './sqlite/log.ts';
import { openDriver } from './sqlite/openDriver.ts';
import { seenInOrder } from './sqlite/seenInOrder.ts';
import { sqliteDatabase } from './sqlite/sqliteDatabase.ts';
import { sqliteDialect } from './sqlite/sqliteDialect.ts';

/**
 * Where the file is, and how it is written.
 * @public
 */
export interface SqliteStoreOptions {
  /** Made where there is none; `:memory:` is one that lives in this process only. */
  readonly file: string;
  /** `FULL`, where it is left out, outlives a power cut; `NORMAL` outlives a kill of the process, and is faster. */
  readonly synchronous?: 'FULL' | 'NORMAL';
  /** Commits that arrive together share one transaction. */
  readonly batch?: Batch;
  /** How long the id of an input is remembered to refuse a second arrival; 30 days where it is left out. */
  readonly rememberInputs?: Millis;
  /** Where it is left out: the SQLite of Node where it has one (from 22.13 on), otherwise libsql. */
  readonly driver?: 'libsql' | 'node';
  /** Says when an input was seen; the machine's where it is left out. */
  readonly clock?: Clock;
}

/**
 * Keeps everything in one SQLite file, in plain tables: `customers`, `seen`, `outbox`, `dead_letters`. A commit is
 * acknowledged when it is on disk. Reading and writing are done in this thread; waiting for the disk is not.
 *
 * @throws {OpportuneError} STORE_UNAVAILABLE if the file cannot be opened; STORE_VERSION_UNSUPPORTED if a newer
 * release has written it
 * @example
 * ```ts
 * import { sqliteStore } from '@opportune/node';
 *
 * const store = sqliteStore({ file: ':memory:' });
 * await store.load('ann'); // => undefined
 * await store.close();
 * ```
 * @public
 */
export function sqliteStore(options: SqliteStoreOptions): StateStore {
  const driver = openDriver(options);
  const log = options.synchronous === 'NORMAL' ? noLog : logOf(driver);
  return sqlStore({
    database: sqliteDatabase(driver, checkpointer(driver, options.file), log),
    claims: unshared,
    batch: options.batch ?? {},
    seen: seenInOrder(driver, sqliteDialect.tables, options.rememberInputs ?? days(30)),
    clock: options.clock ?? systemClock(),
  });
}
