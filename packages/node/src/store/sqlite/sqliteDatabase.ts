import type { Database } from '../sql/database.ts';
import type { Checkpointer } from './checkpointer.ts';
import type { Driver } from './driver.ts';
import { run } from './run.ts';
import { sqliteDialect } from './sqliteDialect.ts';
import { transaction } from './transaction.ts';

/** A file of SQLite. All that is asked of it is done when the call returns. */
export function sqliteDatabase(driver: Driver, checkpoints: Checkpointer): Database {
  return {
    dialect: sqliteDialect,
    atOnce: 1,
    ask: async (work) => run(driver, work),
    async unit(work) {
      const answer = transaction(driver, work);
      checkpoints.look();
      return answer;
    },
    isOfTheUnit: () => true,
    async close() {
      await checkpoints.close();
      driver.close();
    },
  };
}
