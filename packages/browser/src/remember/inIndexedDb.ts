import type { CustomerEvent } from '@opportune/core';

import type { KeptStrategy } from '../decide/strategyShelf.ts';
import type { Kept } from './kept.ts';
import { MOST_OUTGOING, type Change, type Lost, type Memory } from './memory.ts';
import { OUTBOX, RECORDS } from './openDatabase.ts';

const KEPT = 'kept';
const STRATEGY = 'strategy';

/** Updates that one transaction makes. */
interface Batch {
  readonly changes: ((kept: Kept | undefined) => Change<unknown>)[];
  readonly tells: (() => void)[];
  readonly done: Promise<void>;
}

/**
 * A memory in IndexedDB. Deciding is synchronous, so that reading, deciding and writing fit into one transaction, and the browser lets one
 * transaction write at a time, whichever tab it is of: tabs need no leader to agree, and one that dies leaves nothing half done.
 *
 * @see docs/decisions/0025-a-transaction-a-step.md
 * @see docs/decisions/0030-told-when-made.md
 */
export function inIndexedDb(database: IDBDatabase, lost: Lost): Memory {
  // What is asked for until it has read goes along with it.
  let joining: Batch | undefined;

  const begin = (): Batch => {
    const [changes, tells]: [Batch['changes'], Batch['tells']] = [[], []];
    const run = (records: IDBObjectStore, outbox: IDBObjectStore): void => {
      const reading = records.get(KEPT) as IDBRequest<Kept | undefined>;
      reading.onsuccess = () => {
        joining = undefined;
        const before = reading.result;
        let kept = before;
        const outgoing: CustomerEvent[] = [];
        for (const change of changes) {
          const changed = change(kept);
          kept = changed.kept;
          if (changed.empties === true) {
            outgoing.length = 0;
            outbox.clear();
          }
          outgoing.push(...(changed.outgoing ?? []));
        }
        if (kept === undefined) records.delete(KEPT);
        else if (kept !== before) records.put(kept, KEPT);
        for (const event of outgoing) outbox.add(event);
        if (outgoing.length > 0) shorten(outbox, lost);
        else outbox.transaction.commit();
        for (const tell of tells) tell();
      };
    };
    // After what is only read: a strategy that comes first decides at once.
    const done = Promise.resolve().then(() => within(database, run));
    return { changes, tells, done };
  };

  return {
    update<T>(change: (kept: Kept | undefined) => Change<T>, made?: (value: T) => void) {
      const { changes, tells, done } = (joining ??= begin());
      let value: T;
      changes.push((before) => {
        const changed = change(before);
        value = changed.value;
        return changed;
      });
      tells.push(() => made?.(value));
      return done.then(() => value);
    },
    async outgoing(limit) {
      const outbox = database.transaction(OUTBOX).objectStore(OUTBOX);
      const keys = outbox.getAllKeys(undefined, limit);
      const events = await answer<CustomerEvent[]>(outbox.getAll(undefined, limit));
      // Requests of a transaction are answered in turn.
      return events.map((event, i) => ({ key: keys.result[i] as number, event }));
    },
    sent: (keys) =>
      within(database, (_, outbox) => {
        for (const key of keys) outbox.delete(key);
      }),
    strategy() {
      const transaction = database.transaction(RECORDS);
      const reading = answer<KeptStrategy | undefined>(transaction.objectStore(RECORDS).get(STRATEGY));
      // Who waits to write does not wait until it is compiled.
      transaction.commit();
      return reading;
    },
    keepStrategy: (strategy) =>
      within(database, (records) => {
        records.put(strategy, STRATEGY);
      }),
    close: () => database.close(),
  };
}

const answer = <T>(request: IDBRequest): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result as T);
    request.onerror = () => reject(request.error!);
  });

/** Runs in a transaction and resolves when it is kept. What `run` throws, now or in an answer, undoes all of it. */
const within = (database: IDBDatabase, run: (records: IDBObjectStore, outbox: IDBObjectStore) => void): Promise<void> =>
  new Promise((resolve, reject) => {
    const transaction = database.transaction([RECORDS, OUTBOX], 'readwrite');
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error ?? new Error('IndexedDB gave up'));
    run(transaction.objectStore(RECORDS), transaction.objectStore(OUTBOX));
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
