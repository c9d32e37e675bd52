import type { Millis } from '@opportune/core';

/** Names of what the database holds. */
export const RECORDS = 'records';
export const OUTBOX = 'outbox';

/** It takes some milliseconds; while another tab does not let go of a database that is to be deleted it takes for ever. */
const PATIENCE: Millis = 3_000;

/** Opens, and where it is new makes, the database of this name. Rejects where the browser does not let us, or says nothing for too long. */
export function openDatabase(name: string): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    let isOver = false;
    const over = setTimeout(() => {
      isOver = true;
      reject(new Error('IndexedDB does not answer'));
    }, PATIENCE);
    // In some private windows even asking throws.
    const opening = indexedDB.open(name, 1);
    opening.onupgradeneeded = () => {
      opening.result.createObjectStore(RECORDS);
      opening.result.createObjectStore(OUTBOX, { autoIncrement: true });
    };
    opening.onsuccess = () => {
      const database = opening.result;
      // Another tab wants to delete or upgrade it: an open connection would make it wait for ever.
      database.onversionchange = () => database.close();
      clearTimeout(over);
      resolve(database);
      // Nobody waits for it any more.
      if (isOver) database.close();
    };
    opening.onerror = () => reject(opening.error ?? new Error('IndexedDB does not open'));
    opening.onblocked = () => reject(new Error('IndexedDB is held by another tab'));
  });
}
