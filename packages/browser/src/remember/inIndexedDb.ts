import type { CustomerEvent } from '@opportune/core';

import type { KeptStrategy } from '../decide/strategyShelf.ts';
import type { Kept } from './kept.ts';
import { MOST_OUTGOING, type Lost, type Memory, type Outgoing } from './memory.ts';
import { OUTBOX, RECORDS } from './openDatabase.ts';

const KEPT = 'kept';
const STRATEGY = 'strategy';

/**
 * A memory in IndexedDB. Deciding is synchronous, so that reading, deciding and writing fit into one transaction, and the browser lets one
 * transaction write at a time, whichever tab it is of: tabs need no leader to agree, and one that dies leaves nothing half done.
 *
 * @see docs/decisions/0025-a-transaction-a-step.md
 */
export function inIndexedDb(database: IDBDatabase, lost: Lost): Memory {
  const records = (transaction: IDBTransaction) => transaction.objectStore(RECORDS);
  const outbox = (transaction: IDBTransaction) => transaction.objectStore(OUTBOX);
  return {
    update: (change) =>
      within(database, [RECORDS, OUTBOX], 'readwrite', (transaction, done) => {
        const reading = records(transaction).get(KEPT) as IDBRequest<Kept | undefined>;
        reading.onsuccess = () => {
          const kept = reading.result;
          const { kept: after, outgoing = [], value } = change(kept);
          if (after === undefined) records(transaction).delete(KEPT);
          else if (after !== kept) records(transaction).put(after, KEPT);
          for (const event of outgoing) outbox(transaction).add(event);
          if (outgoing.length > 0) shorten(outbox(transaction), lost);
          done(value);
        };
      }),
    outgoing: (limit) =>
      within<readonly Outgoing[]>(database, [OUTBOX], 'readonly', (transaction, done) => {
        const keys = outbox(transaction).getAllKeys(undefined, limit) as IDBRequest<number[]>;
        const events = outbox(transaction).getAll(undefined, limit) as IDBRequest<CustomerEvent[]>;
        // Requests of a transaction are answered in turn.
        events.onsuccess = () => done(events.result.map((event, i) => ({ key: keys.result[i]!, event })));
      }),
    sent: (keys) =>
      within<void>(database, [OUTBOX], 'readwrite', (transaction) => {
        for (const key of keys) outbox(transaction).delete(key);
      }),
    strategy: () =>
      within<KeptStrategy | undefined>(database, [RECORDS], 'readonly', (transaction, done) => {
        const reading = records(transaction).get(STRATEGY) as IDBRequest<KeptStrategy | undefined>;
        reading.onsuccess = () => done(reading.result);
      }),
    keepStrategy: (strategy) =>
      within<void>(database, [RECORDS], 'readwrite', (transaction) => {
        records(transaction).put(strategy, STRATEGY);
      }),
    clear: () =>
      within<void>(database, [RECORDS, OUTBOX], 'readwrite', (transaction) => {
        records(transaction).delete(KEPT);
        outbox(transaction).clear();
      }),
    close: () => database.close(),
  };
}

/** Runs in a transaction and resolves when it is kept. What `run` throws, now or in an answer, undoes all of it. */
function within<T>(
  database: IDBDatabase,
  stores: readonly string[],
  mode: IDBTransactionMode,
  run: (transaction: IDBTransaction, done: (value: T) => void) => void,
): Promise<T> {
  return new Promise((resolve, reject) => {
    const transaction = database.transaction(stores, mode);
    let value: T;
    transaction.oncomplete = () => resolve(value);
    transaction.onabort = () => reject(transaction.error ?? new Error('IndexedDB gave up'));
    run(transaction, (found) => {
      value = found;
    });
  });
}

/** Lets the oldest leave where too many wait. */
function shorten(outbox: IDBObjectStore, lost: Lost): void {
  const counting = outbox.count();
  counting.onsuccess = () => {
    const beyond = counting.result - MOST_OUTGOING;
    if (beyond <= 0) return;
    lost(beyond);
    const oldest = outbox.getAllKeys(undefined, beyond);
    oldest.onsuccess = () => oldest.result.forEach((key) => outbox.delete(key));
  };
}
