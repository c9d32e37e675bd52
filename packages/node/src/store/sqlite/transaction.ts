import type { Work } from '../sql/work.ts';
import type { Driver } from './driver.ts';
import { run } from './run.ts';

/** Runs `work` as one unit: all of it is stored when this returns, or nothing when it throws. */
export function transaction<Answer>(driver: Driver, work: () => Work<Answer>): Answer {
  // IMMEDIATE, because a transaction that begins by reading can no longer wait for another writer.
  driver.exec('BEGIN IMMEDIATE');
  try {
    const answer = run(driver, work());
    driver.exec('COMMIT');
    return answer;
  } catch (error) {
    try {
      driver.exec('ROLLBACK');
    } catch {
      // SQLite has rolled back by itself, as it does when the disk is full; the first error says why.
    }
    throw error;
  }
}
