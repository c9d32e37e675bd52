import type { Database } from '../sql/database.ts';
import type { Checkpointer } from './checkpointer.ts';
import type { Driver } from './driver.ts';
import type { Log } from './log.ts';
import { run } from './run.ts';
import { sqliteDialect } from './sqliteDialect.ts';
import { transaction } from './transaction.ts';

// One is written while the one before is brought to the disk.
const AT_ONCE = 2;

/** A file of SQLite. Reading and writing is done when a call returns; that it is durable comes later. */
export function sqliteDatabase(driver: Driver, checkpoints: Checkpointer, log: Log): Database {
  const look: Database['look'] = async (work) => {
    log.check();
    return run(driver, work);
  };
  return {
    dialect: sqliteDialect,
    atOnce: AT_ONCE,
    look,
    async ask(work) {
      const answer = await look(work);
      await log.durable();
      return answer;
    },
    async unit(work) {
      if (checkpoints.rest !== undefined) await checkpoints.rest;
      log.check();
      const answer = transaction(driver, work);
      checkpoints.look();
      await log.written();
      return answer;
    },
    isOfTheUnit: () => true,
    async close() {
      await checkpoints.close();
      await log.close();
      // Closing could write the log back, of which nobody knows what the disk has taken; the next start finds out.
      if (!log.isBroken) closeWhole(driver);
    },
  };
}

/** Closes a file that holds everything by itself: as a copy of it has to, and so that the next start has no log to read. */
function closeWhole(driver: Driver): void {
  try {
    // Where somebody else has it open too they are not waited for.
    driver.exec('PRAGMA busy_timeout = 0');
    driver.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  } catch {
    // The log holds what the file does not.
  }
  driver.close();
}
