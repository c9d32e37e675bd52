import { OpportuneError } from '@opportune/core';

import { migrate } from '../sql/migrations.ts';
import { storeError } from '../storeError.ts';
import type { Driver } from './driver.ts';
import { libsqlDriver } from './libsqlDriver.ts';
import { hasNodeSqlite, nodeDriver } from './nodeDriver.ts';
import { sqliteDialect } from './sqliteDialect.ts';
import { transaction } from './transaction.ts';

/** How a file is opened. */
export interface Opening {
  readonly file: string;
  readonly synchronous?: 'FULL' | 'NORMAL';
  readonly driver?: 'libsql' | 'node';
}

/** So that the pages of customers who are loaded are still there when they are written, however many come at once. */
const CACHE_KIB = 16_384;

/** Opens a file, sets how it is written, and brings its tables up to date. */
export function openDriver({ file, synchronous = 'FULL', driver }: Opening): Driver {
  const open = (driver ?? (hasNodeSqlite() ? 'node' : 'libsql')) === 'node' ? nodeDriver : libsqlDriver;
  let opened: Driver | undefined;
  try {
    opened = open(file);
    opened.exec('PRAGMA busy_timeout = 5000');
    opened.exec(`PRAGMA cache_size = -${String(CACHE_KIB)}`);
    opened.exec('PRAGMA journal_mode = WAL');
    opened.exec(`PRAGMA synchronous = ${synchronous}`);
    transaction(opened, () => migrate(sqliteDialect));
    return opened;
  } catch (error) {
    opened?.close();
    if (error instanceof OpportuneError) throw error;
    const why = error instanceof Error ? error.message : String(error);
    throw storeError('STORE_UNAVAILABLE', `cannot open ${file}: ${why}`, error);
  }
}
