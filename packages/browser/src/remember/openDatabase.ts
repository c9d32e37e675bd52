/** Names of what the database holds. */
export const RECORDS = 'records';
export const OUTBOX = 'outbox';

/** Opens, and where it is new makes, the database of this name. Rejects where the browser does not let us. */
export function openDatabase(name: string): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
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
      resolve(database);
    };
    opening.onerror = () => reject(opening.error ?? new Error('IndexedDB does not open'));
    opening.onblocked = () => reject(new Error('IndexedDB is held by another tab'));
  });
}
