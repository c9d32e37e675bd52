import { Worker } from 'node:worker_threads';

import type { Driver } from './driver.ts';

/** Has the log of a file written back into it, where nobody has to wait for it. */
export interface Checkpointer {
  /** Is told after each unit. */
  look(): void;
  /** Where units have to wait: resolves when they may go on. */
  readonly rest: Promise<void> | undefined;
  /** Resolves when nothing is being written back any more. */
  close(): Promise<void>;
}

/**
 * Rows that change before the log is written back, those in memory counted: some seventy megabytes of it, which is read after a crash. What changes
 * again meanwhile is written back once, so that fewer would take longer in all.
 */
const ROWS = 48_000;

/** Pages of the log at which SQLite writes back inside of a commit: with a thread only where that has fallen behind. */
const WITH_A_THREAD = 131_072;
const WITHOUT = 16_384;

const CHECKPOINT = 'PRAGMA wal_checkpoint(PASSIVE)';

/**
 * While one pass goes on much is written that the next has to do, each time less. Once one was as short as this, in milliseconds, the
 * last is too, for which commits rest; and so many are enough where more is written than the disk takes.
 */
const SHORT = 20;
const PASSES = 8;

/** To the thread: what to do. */
const [CLOSE, PASS, LAST_PASS] = [0, 1, 2];

/** Behind those who wait for an answer, where they share a core. */
const NICE = 5;

/**
 * As text, so that it is found however the package is bundled.
 *
 * SQLite brings the file to the disk only in the pass with which all is written back, while commits rest. So each pass does it, on
 * Linux: by the descriptor that SQLite has for this connection, because closing one of ours would give up the locks of the process on the file. Where
 * it fails the thread ends, as where SQLite fails: what the disk has not taken is told once to each descriptor.
 */
const PROGRAM = `
const { parentPort, workerData } = require('node:worker_threads');
const { platform } = require('node:process');
const { setPriority } = require('node:os');
const { fdatasyncSync, readdirSync, readlinkSync, realpathSync } = require('node:fs');
// Only there it is of a thread; elsewhere it would be of the process.
if (platform === 'linux') try { setPriority(${String(NICE)}); } catch {}
const found = require(workerData.module);
const opened = () => {
  try {
    const file = realpathSync(workerData.file);
    const isIt = (fd) => {
      try {
        return readlinkSync('/proc/self/fd/' + fd) === file;
      } catch {
        return false;
      }
    };
    return readdirSync('/proc/self/fd').filter(isIt);
  } catch {
    return [];
  }
};
const before = opened();
const database = new (found.DatabaseSync ?? found)(workerData.file);
const descriptor = opened().find((fd) => !before.includes(fd));
const pass = () => {
  const begun = performance.now();
  database.exec('${CHECKPOINT}');
  if (descriptor !== undefined) fdatasyncSync(Number(descriptor));
  return performance.now() - begun;
};
parentPort.on('message', (what) => {
  if (what === ${String(PASS)}) for (let n = 0; n < ${String(PASSES)} && pass() > ${String(SHORT)}; n += 1);
  if (what === ${String(LAST_PASS)}) pass();
  if (what !== ${String(CLOSE)}) return parentPort.postMessage(what);
  database.close();
  parentPort.close();
});
`;

/**
 * A thread with a connection of its own, from the first time that there is much to write back. SQLite would do it inside of
 * a commit, and all who wait for that commit would wait ten times as long. Where no thread can be had it still does.
 */
export function checkpointer(driver: Driver, file: string, rows: number = ROWS): Checkpointer {
  const leave = (pages: number): void => driver.exec(`PRAGMA wal_autocheckpoint = ${String(pages)}`);
  leave(WITH_A_THREAD);
  let worker: Worker | undefined;
  let ended: Promise<void> | undefined;
  let isBusy = false;
  let written = 0;
  let rest: Promise<void> | undefined;
  let goOn: (() => void) | undefined;

  const release = (): void => {
    rest = undefined;
    goOn?.();
  };

  const hear = (done: number): void => {
    if (done === PASS) {
      // What little was written since. Only with all of it in the file, and nothing after it, the log begins anew.
      rest = new Promise((resolve) => (goOn = resolve));
      worker?.postMessage(LAST_PASS);
    } else {
      isBusy = false;
      release();
    }
  };

  const start = (): Worker => {
    // Without what this process was started with, such as a loader of sources.
    const made = new Worker(PROGRAM, { eval: true, execArgv: [], workerData: { module: driver.module, file } });
    made.unref();
    made.on('message', hear);
    made.once('error', () => {
      // It is left at being busy: whatever it was, it would be so again.
      leave(WITHOUT);
      release();
    });
    ended = new Promise((resolve) => made.once('exit', () => resolve()));
    return made;
  };

  return {
    look() {
      if (isBusy) return;
      const [row] = driver.all({ sql: 'SELECT total_changes() AS changes', values: [] });
      const changes = Number(row?.['changes']);
      if (changes < written + rows) return;
      written = changes;
      isBusy = true;
      worker ??= start();
      worker.postMessage(PASS);
    },
    get rest() {
      return rest;
    },
    async close() {
      isBusy = true;
      // Now the process has to wait for it, even if it has nothing else to do.
      worker?.ref();
      worker?.off('message', hear);
      release();
      worker?.postMessage(CLOSE);
      await ended;
    },
  };
}
