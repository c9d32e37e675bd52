import { days, type Clock, type Millis, type StateStore } from '@opportune/core';

import { systemClock } from '../clock/systemClock.ts';
import { gather, type Batch } from '../internal/gather.ts';
import { committing } from './sqlite/committing.ts';
import { toKey } from './sqlite/key.ts';
import { openDriver } from './sqlite/openDriver.ts';
import { reading } from './sqlite/reading.ts';
import { transaction } from './sqlite/transaction.ts';
import { storeError } from './storeError.ts';

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
 * Keeps everything in one SQLite file, in plain tables: `customers`, `inputs`, `outbox`, `dead_letters`. A commit is
 * acknowledged when it is on disk. Reading and writing block this thread for as long as the disk takes.
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
  const clock = options.clock ?? systemClock();
  const remember = options.rememberInputs ?? days(30);
  const read = reading(driver);
  const commit = committing(driver);
  const settle = driver.prepare('DELETE FROM outbox WHERE decision_id = ?');
  const postpone = driver.prepare('UPDATE outbox SET attempts = attempts + 1, not_before = ? WHERE decision_id = ?');
  const copy = driver.prepare(
    `INSERT INTO dead_letters (decision_id, customer, decision, receipt, attempts, buried_at)
     SELECT decision_id, customer, decision, ?, attempts + 1, ? FROM outbox WHERE decision_id = ?`,
  );
  const forget = driver.prepare(
    'DELETE FROM inputs WHERE id IN (SELECT id FROM inputs WHERE seen_at < ? ORDER BY seen_at LIMIT ?)',
  );
  let closed = false;

  const write = gather(
    (runs) =>
      transaction(driver, () => {
        // Twice as many as can have come in, so that forgetting keeps up without ever taking long.
        forget.run(clock.now() - remember, 2 * runs.length);
        return runs.map((run) => run());
      }),
    options.batch ?? {},
  );

  const open = async <Answer>(answer: () => Answer | Promise<Answer>): Promise<Answer> => {
    if (closed) throw storeError('STORE_CLOSED', 'the store was closed');
    return answer();
  };

  return {
    load: (customer) => open(() => read.load(customer)),
    commit: (commits) =>
      open(() => {
        const units = commits.map((one) => commit(one, clock.now()));
        return write(() => units.map((unit) => unit()), units.length);
      }),
    due: (now, limit) => open(() => read.due(now, limit)),
    nextDue: () => open(() => read.nextDue()),
    outbox: (now, limit) => open(() => read.outbox(now, limit)),
    nextDelivery: () => open(() => read.nextDelivery()),
    settle: (decision) => open(() => write(() => void settle.run(toKey(decision)), 1)),
    postpone: (decision, notBefore) => open(() => write(() => void postpone.run(notBefore, toKey(decision)), 1)),
    bury: (decision, receipt) =>
      open(() =>
        write(() => {
          copy.run(JSON.stringify(receipt), clock.now(), toKey(decision));
          settle.run(toKey(decision));
        }, 1),
      ),
    deadLetters: (limit) => open(() => read.deadLetters(limit)),
    entriesOf: (customer) => open(() => read.entriesOf(customer)),
    close: async () => {
      if (closed) return;
      closed = true;
      write.flush();
      driver.close();
    },
  };
}
