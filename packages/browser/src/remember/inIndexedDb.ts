import type { CustomerEvent } from '@opportune/core';

import type { KeptStrategy } from '../decide/strategyShelf.ts';
import type { Pen, Turn } from '../tabs/pen.ts';
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
 * A memory in IndexedDB. Who writes has the pen, and as long as it is this tab's turn, what it has written last is what is kept: it is not read again, so
 * that deciding waits for nothing. Deciding is synchronous, and all that it leads to is one transaction: a tab that dies leaves nothing half done.
 *
 * @see docs/decisions/0030-told-when-made.md
 * @see docs/decisions/0031-the-pen.md
 */
export function inIndexedDb(database: IDBDatabase, pen: Pen, lost: Lost): Memory {
  // What is asked for until it is made goes along with it.
  let joining: Batch | undefined;
  let written: { readonly turn: Turn; readonly kept: Kept | undefined } | undefined;

  const begin = (): Batch => {
    const [changes, tells]: [Batch['changes'], Batch['tells']] = [[], []];
    const make = (before: Kept | undefined, turn: Turn, records: IDBObjectStore, outbox: IDBObjectStore): void => {
      joining = undefined;
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
      if (outgoing.length > 0) shorten(database, outbox, lost);
      outbox.transaction.commit();
      written = { turn, kept };
      for (const tell of tells) tell();
    };
    const write = (turn: Turn): Promise<void> =>
      within(database, (records, outbox) => {
        if (written?.turn === turn) return make(written.kept, turn, records, outbox);
        const reading = records.get(KEPT) as IDBRequest<Kept | undefined>;
        reading.onsuccess = () => make(reading.result, turn, records, outbox);
      });
    // After what is only read: a strategy that comes first decides at once.
    const done = Promise.resolve().then(() => pen.write(write));
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
    async look(seen) {
      // What is read now would be told after what the page writes next, of which it knows nothing.
      if (written !== undefined && written.turn === pen.turn) seen(written.kept);
      else await read(database, KEPT, seen);
    },
    strategy: () => read<KeptStrategy>(database, STRATEGY),
    keepStrategy: (strategy) =>
      within(database, (records) => {
        records.put(strategy, STRATEGY);
      }),
    close() {
      database.close();
      pen.close();
    },
  };
}

const answer = <T>(request: IDBRequest, seen?: (found: T) => void): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => {
      seen?.(request.result as T);
      resolve(request.result as T);
    };
    request.onerror = () => reject(request.error!);
  });

/** Without waiting for who writes, and without making anybody wait; `seen` is told before anything that is begun later. */
function read<T>(database: IDBDatabase, key: string, seen?: (found: T | undefined) => void): Promise<T | undefined> {
  const transaction = database.transaction(RECORDS);
  const reading = answer<T | undefined>(transaction.objectStore(RECORDS).get(key), seen);
  transaction.commit();
  return reading;
}

/** Runs in a transaction and resolves when it is kept. What `run` throws, now or in an answer, undoes all of it. */
const within = (database: IDBDatabase, run: (records: IDBObjectStore, outbox: IDBObjectStore) => void): Promise<void> =>
  new Promise((resolve, reject) => {
    const transaction = database.transaction([RECORDS, OUTBOX], 'readwrite');
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error ?? new Error('IndexedDB gave up'));
    try {
      run(transaction.objectStore(RECORDS), transaction.objectStore(OUTBOX));
    } catch (error) {
      reject(error as Error);
      transaction.abort();
    }
  });

/** Lets the oldest leave where too many wait: in another transaction, so that this one waits for nothing. */
function shorten(database: IDBDatabase, outbox: IDBObjectStore, lost: Lost): void {
  const counting = outbox.count();
  counting.onsuccess = () => {
    // Where they cannot leave now, the next event makes them.
    if (counting.result > MOST_OUTGOING) within(database, (_, all) => letLeave(all, lost)).catch(() => undefined);
  };
}

function letLeave(outbox: IDBObjectStore, lost: Lost): void {
  const counting = outbox.count();
  counting.onsuccess = () => {
    const beyond = counting.result - MOST_OUTGOING;
    if (beyond <= 0) return;
    lost(beyond);
    const oldest = outbox.getAllKeys(undefined, beyond);
    oldest.onsuccess = () => oldest.result.forEach((key) => outbox.delete(key));
  };
}
