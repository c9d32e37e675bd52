import { Worker } from 'node:worker_threads';

import type { Driver } from './driver.ts';

/** Has the log of a file written back into it, where nobody has to wait for it. */
export interface Checkpointer {
  /** Is told after each unit. */
  look(): void;
  /** Resolves when nothing is being written back any more. */
  close(): Promise<void>;
}

/** Rows that change before the log is written back: some ten megabytes of it. */
const ROWS = 2_000;

const CHECKPOINT = 'PRAGMA wal_checkpoint(PASSIVE)';

// As text, so that it is found however the package is bundled. Twice, because much is written while it does so the first time.
const PROGRAM = `
const { parentPort, workerData } = require('node:worker_threads');
const found = require(workerData.module);
const database = new (found.DatabaseSync ?? found)(workerData.file);
parentPort.on('message', (goOn) => {
  if (goOn) {
    database.exec('${CHECKPOINT}');
    database.exec('${CHECKPOINT}');
    parentPort.postMessage(true);
  } else {
    database.close();
    parentPort.close();
  }
});
`;

/**
 * A thread with a connection of its own, from the first time that there is much to write back. SQLite would do it inside of
 * a commit, and all who wait for that commit would wait ten times as long. Where no thread can be had it still does.
 */
export function checkpointer(driver: Driver, file: string): Checkpointer {
  let worker: Worker | undefined;
  let ended: Promise<void> | undefined;
  let isBusy = false;
  let written = 0;

  const finish = (): void => {
    isBusy = false;
    try {
      // What little was written since. Only then, with all of it in the file, the log begins anew.
      driver.exec(CHECKPOINT);
    } catch {
      // The log holds all of it, and the next commit says what is wrong.
    }
  };

  const start = (): Worker => {
    // Without what this process was started with, such as a loader of sources.
    const made = new Worker(PROGRAM, { eval: true, execArgv: [], workerData: { module: driver.module, file } });
    made.unref();
    made.on('message', finish);
    ended = new Promise((resolve) => {
      made.once('exit', () => resolve());
      // It is left at being busy: whatever it was, it would be so again.
      made.once('error', () => resolve());
    });
    return made;
  };

  return {
    look() {
      if (isBusy) return;
      const [row] = driver.all({ sql: 'SELECT total_changes() AS changes', values: [] });
      const changes = Number(row?.['changes']);
      if (changes < written + ROWS) return;
      written = changes;
      isBusy = true;
      worker ??= start();
      worker.postMessage(true);
    },
    async close() {
      isBusy = true;
      // Now the process has to wait for it, even if it has nothing else to do.
      worker?.ref();
      worker?.off('message', finish);
      worker?.postMessage(false);
      await ended;
    },
  };
}
