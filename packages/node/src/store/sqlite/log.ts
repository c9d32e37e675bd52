import { close, fdatasync, openSync } from 'node:fs';
import { promisify } from 'node:util';

import { explain } from '../../internal/explain.ts';
import type { Driver } from './driver.ts';

/** The log of a file, which is brought to the disk while this thread goes on. */
export interface Log {
  /** Is told of each unit. Resolves when it, and all before it, are on the disk; rejects where that has failed once. */
  written(): Promise<void>;
  /** Resolves when all that was written by now is on the disk; undefined where it is. */
  durable(): Promise<void> | undefined;
  /** @throws where the disk has failed: what can be read may be on no disk, and nobody may be told of it */
  check(): void;
  /** Whether that is so. */
  readonly isBroken: boolean;
  close(): Promise<void>;
}

/** For what SQLite brings to the disk by itself, or nobody does. */
export const noLog: Log = {
  written: async () => undefined,
  durable: () => undefined,
  check: () => undefined,
  isBroken: false,
  close: async () => undefined,
};

/**
 * Takes the syncing of commits over from SQLite, which would let the thread stand still for each. One sync serves all that
 * was written when it begins. The log holds commits in their order, so none is on the disk before those that it follows from.
 * Where the log is no file of its own, or cannot be opened, SQLite goes on syncing.
 */
export function logOf(driver: Driver): Log {
  try {
    const [main] = driver.all({ sql: "SELECT file FROM pragma_database_list WHERE name = 'main'", values: [] });
    const log = syncing(openSync(`${String(main?.['file'])}-wal`, 'r+'));
    // From now on SQLite syncs only around writing the log back, so that what it overwrites is in the file.
    driver.exec('PRAGMA synchronous = NORMAL');
    return log;
  } catch {
    return noLog;
  }
}

export function syncing(fd: number, sync: (fd: number) => Promise<void> = promisify(fdatasync)): Log {
  let written = 0;
  let begun = 0;
  let synced = 0;
  let going: Promise<void> | undefined;
  let following: Promise<void> | undefined;
  let failure: Error | undefined;

  const fail = (cause: unknown): never => {
    // What the disk has not taken the system forgets, and says of the next sync that all is well. Only opening the file anew
    // tells, because then all of the log is checked.
    failure = new Error(`the disk has failed, and the store has to be opened anew: ${explain(cause)}`, { cause });
    throw failure;
  };

  const run = (): Promise<void> => {
    const upTo = written;
    begun = upTo;
    following = undefined;
    going = sync(fd)
      .then(() => void (synced = upTo), fail)
      .finally(() => (going = undefined));
    return going;
  };

  const durable = (): Promise<void> | undefined => {
    if (failure !== undefined) return Promise.reject(failure);
    if (synced === written) return undefined;
    if (following !== undefined) return following;
    if (going === undefined) return run();
    // The one under way began before what was written last, or not.
    return begun === written ? going : (following = going.then(run));
  };

  return {
    async written() {
      written += 1;
      await durable();
    },
    durable,
    check() {
      if (failure !== undefined) throw failure;
    },
    get isBroken() {
      return failure !== undefined;
    },
    async close() {
      await (following ?? going)?.catch(() => undefined);
      await promisify(close)(fd);
    },
  };
}
