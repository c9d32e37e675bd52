import type { Database } from '../sql/database.ts';
import type { Driver } from './driver.ts';
import { run } from './run.ts';
import { sqliteDialect } from './sqliteDialect.ts';
import { transaction } from './transaction.ts';

/** A file of SQLite. All that is asked of it is done when the call returns. */
export function sqliteDatabase(driver: Driver): Database {
  return {
    dialect: sqliteDialect,
    atOnce: 1,
    ask: async (work) => run(driver, work),
    unit: async (work) => transaction(driver, work),
    isOfTheUnit: () => true,
    close: async () => driver.close(),
  };
}
