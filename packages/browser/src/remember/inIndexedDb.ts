import type { CustomerEvent } from '@opportune/core';

import type { KeptStrategy } from '../decide/strategyShelf.ts';
import type { Kept } from './kept.ts';
import { MOST_OUTGOING, type Change, type Lost, type Memory } from './memory.ts';
import { OUTBOX, RECORDS } from './openDatabase.ts';

const KEPT = 'kept';
const STRATEGY = 'strategy';

/** An update on its way. */
interface Job {
  make(kept: Kept | undefined): Omit<Change<unknown>, 'value'>;
  made(): void;
  kept(): void;
  failed(error: unknown): void;
}

/**
 * A memory in IndexedDB. Deciding is synchronous, so that reading, deciding and writing fit into one transaction, and the browser lets one
 * transaction write at a time, whichever tab it is of: tabs need no leader to agree, and one that dies leaves nothing half done.
 *
 * @see docs/decisions/0025-a-transaction-a-step.md
 */
export function inIndexedDb(database: IDBDatabase, lost: Lost): Memory {
  // What is asked for until a transaction has read goes along with it.
  const joining: Job[] = [];

  const begin = (): void => {
    let jobs: readonly Job[] | undefined;
    const join = (): readonly Job[] => (jobs ??= joining.splice(0));
    const failed = (error: unknown): void => join().forEach((job) => job.failed(error));
    try {
      const transaction = database.transaction([RECORDS, OUTBOX], 'readwrite');
      const reading = transaction.objectStore(RECORDS).get(KEPT) as IDBRequest<Kept | undefined>;
      reading.onsuccess = () => {
        write(transaction, reading.result, together(join(), reading.result), lost);
        for (const job of join()) job.made();
      };
      transaction.oncomplete = () => join().forEach((job) => job.kept());
      transaction.onabort = () => failed(transaction.error ?? new Error('IndexedDB gave up'));
    } catch (error) {
      failed(error);
    }
  };

  return {
    update: (change, made) =>
      new Promise((resolve, reject) => {
        // After what is only read: a strategy that comes first decides at once.
        if (joining.push(jobOf(change, made, resolve, reject)) === 1) queueMicrotask(begin);
      }),
    async outgoing(limit) {
      const outbox = database.transaction(OUTBOX).objectStore(OUTBOX);
      const keys = answer<IDBValidKey[]>(outbox.getAllKeys(undefined, limit));
      const events = answer<CustomerEvent[]>(outbox.getAll(undefined, limit));
      const [found, sent] = await Promise.all([keys, events]);
      return sent.map((event, i) => ({ key: found[i] as number, event }));
    },
    sent: (keys) =>
      within(database, OUTBOX, (outbox) => {
        for (const key of keys) outbox.delete(key);
      }),
    async strategy() {
      const transaction = database.transaction(RECORDS);
      const reading = answer<KeptStrategy | undefined>(transaction.objectStore(RECORDS).get(STRATEGY));
      // Who waits to write does not wait until it is compiled.
      transaction.commit();
      return reading;
    },
    keepStrategy: (strategy) =>
      within(database, RECORDS, (records) => {
        records.put(strategy, STRATEGY);
      }),
    close: () => database.close(),
  };
}

/** A change as a job; one that throws changes nothing, and lets the others be. */
function jobOf<T>(
  change: (kept: Kept | undefined) => Change<T>,
  made: ((value: T) => void) | undefined,
  resolve: (value: T) => void,
  reject: (error: unknown) => void,
): Job {
  let led: Change<T> | undefined;
  return {
    make(kept) {
      try {
        return (led = change(kept));
      } catch (error) {
        reject(error);
        return { kept };
      }
    },
    made: () => led && made?.(led.value),
    kept: () => led && resolve(led.value),
    failed: reject,
  };
}

/** What becomes of the record by all of them, one after the other. */
function together(jobs: readonly Job[], before: Kept | undefined): Omit<Change<unknown>, 'value'> {
  let kept = before;
  let empties = false;
  let outgoing: CustomerEvent[] = [];
  for (const job of jobs) {
    const change = job.make(kept);
    kept = change.kept;
    if (change.empties === true) [empties, outgoing] = [true, []];
    outgoing.push(...(change.outgoing ?? []));
  }
  return { kept, empties, outgoing };
}

function write(
  transaction: IDBTransaction,
  before: Kept | undefined,
  { kept, empties, outgoing = [] }: Omit<Change<unknown>, 'value'>,
  lost: Lost,
): void {
  const [records, outbox] = [transaction.objectStore(RECORDS), transaction.objectStore(OUTBOX)];
  if (kept === undefined) records.delete(KEPT);
  else if (kept !== before) records.put(kept, KEPT);
  if (empties === true) outbox.clear();
  for (const event of outgoing) outbox.add(event);
  if (outgoing.length > 0) shorten(outbox, lost);
  else transaction.commit();
}

const answer = <T>(request: IDBRequest): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result as T);
    request.onerror = () => reject(request.error ?? new Error('IndexedDB does not answer'));
  });

/** Runs in a transaction and resolves when it is kept. */
const within = (database: IDBDatabase, store: string, run: (store: IDBObjectStore) => void): Promise<void> =>
  new Promise((resolve, reject) => {
    const transaction = database.transaction(store, 'readwrite');
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error ?? new Error('IndexedDB gave up'));
    run(transaction.objectStore(store));
  });

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
