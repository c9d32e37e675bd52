import { mkdtempSync, openSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { describe, expect, onTestFinished, test } from 'vitest';

import { libsqlDriver } from './libsqlDriver.ts';
import { logOf, noLog, syncing } from './log.ts';
import { openDriver } from './openDriver.ts';

const place = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'opportune-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return join(folder, 'customers.db');
};

/** A disk whose syncs end when they are told to, or fail. */
function disk() {
  const syncs: { end: () => void; fail: () => void }[] = [];
  const log = syncing(
    openSync(place(), 'w'),
    () => new Promise((end, fail) => syncs.push({ end, fail: () => fail(new Error('EIO')) })),
  );
  onTestFinished(() => log.close());
  const done: string[] = [];
  const note = (name: string, what: Promise<void> | undefined): void =>
    void what?.then(
      () => done.push(name),
      () => done.push(`${name} failed`),
    );
  const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
  return { log, syncs, done, note, settled };
}

describe('a log', () => {
  test('is durable when a sync that began after the writing has ended', async () => {
    const { log, syncs, done, note, settled } = disk();
    expect(log.durable()).toBeUndefined();
    note('a', log.written());
    note('b', log.written());
    note('c', log.durable());
    expect(syncs).toHaveLength(1);
    syncs[0]!.end();
    await settled();
    // The sync began before b was written.
    expect(done).toEqual(['a']);
    expect(syncs).toHaveLength(2);
    expect(log.durable()).toBeDefined();
    syncs[1]!.end();
    await settled();
    expect([...done].sort()).toEqual(['a', 'b', 'c']);
    expect(log.durable()).toBeUndefined();
    expect(syncs).toHaveLength(2);
  });

  test('one sync serves all that came during the one before', async () => {
    const { log, syncs, done, note, settled } = disk();
    note('a', log.written());
    for (const name of ['b', 'c', 'd']) note(name, log.written());
    syncs[0]!.end();
    await settled();
    expect(syncs).toHaveLength(2);
    syncs[1]!.end();
    await settled();
    expect(done).toEqual(['a', 'b', 'c', 'd']);
    expect(syncs).toHaveLength(2);
  });

  test('whoever asks during a sync that is for all of it waits for that one', async () => {
    const { log, syncs, done, note, settled } = disk();
    note('a', log.written());
    note('asks', log.durable());
    syncs[0]!.end();
    await settled();
    expect([...done].sort()).toEqual(['a', 'asks']);
    expect(syncs).toHaveLength(1);
  });

  test('of a disk that has failed once nothing is durable any more, because the next sync would not tell', async () => {
    const { log, syncs, done, note, settled } = disk();
    note('a', log.written());
    note('b', log.written());
    log.check();
    expect(log.isBroken).toBe(false);
    syncs[0]!.fail();
    await settled();
    expect(done).toEqual(['a failed', 'b failed']);
    expect(() => log.check()).toThrow(/the disk has failed, and the store has to be opened anew: EIO/);
    expect(log.isBroken).toBe(true);
    note('c', log.written());
    note('d', log.durable());
    await settled();
    expect(done.slice(2).sort()).toEqual(['c failed', 'd failed']);
    expect(syncs).toHaveLength(1);
  });

  test('of a file is taken over from SQLite; where there is no file, it is left to SQLite', async () => {
    const synchronous = (driver: ReturnType<typeof openDriver>): unknown =>
      driver.all({ sql: 'PRAGMA synchronous', values: [] })[0]?.['synchronous'];
    const driver = openDriver({ file: place() });
    expect(synchronous(driver)).toBe(2);
    const log = logOf(driver);
    expect(synchronous(driver)).toBe(1);
    await log.written();
    await log.close();
    driver.close();

    const inMemory = openDriver({ file: ':memory:' });
    expect(logOf(inMemory)).toBe(noLog);
    expect(synchronous(inMemory)).toBe(2);
    inMemory.close();
    // No log is kept beside this one.
    const plain = libsqlDriver(place());
    plain.exec('CREATE TABLE t (a)');
    expect(logOf(plain)).toBe(noLog);
    plain.close();
  });
});
