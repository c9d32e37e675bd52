import { expect, onTestFinished, test } from 'vitest';

import { rows, type Work } from '../sql/work.ts';
import type { Checkpointer } from './checkpointer.ts';
import type { Log } from './log.ts';
import { noLog } from './log.ts';
import { openDriver } from './openDriver.ts';
import { sqliteDatabase } from './sqliteDatabase.ts';

function* put(id: string): Work<void> {
  yield* rows('INSERT INTO holders (id, until) VALUES (?, 1)', [id]);
}
function* ids(): Work<readonly unknown[]> {
  return (yield* rows('SELECT id FROM holders ORDER BY id')).map((row) => row['id']);
}

function opened({ checkpoints = {}, log = {} }: { checkpoints?: Partial<Checkpointer>; log?: Partial<Log> }) {
  const driver = openDriver({ file: ':memory:' });
  const nothing: Checkpointer = { look: () => undefined, rest: undefined, close: async () => undefined };
  const database = sqliteDatabase(driver, { ...nothing, ...checkpoints }, { ...noLog, ...log });
  onTestFinished(() => database.close());
  return database;
}

/** Something to wait for, until it is let go. */
function held() {
  let release = (): void => undefined;
  const waiting = new Promise<void>((resolve) => (release = resolve));
  return { waiting, release };
}

const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

test('a unit, and what is asked for, wait for the disk; looking does not', async () => {
  const { waiting, release } = held();
  const database = opened({ log: { written: () => waiting, durable: () => waiting } });
  const done: string[] = [];
  const writing = database.unit(() => put('a')).then(() => done.push('unit'));
  expect(await database.look(ids())).toEqual(['a']);
  const asking = database.ask(ids()).then((found) => done.push(`asked ${String(found)}`));
  await settled();
  expect(done).toEqual([]);
  release();
  await Promise.all([writing, asking]);
  expect(done).toEqual(['unit', 'asked a']);
});

test('a unit is not begun while the last of the log is written back', async () => {
  const { waiting, release } = held();
  const database = opened({ checkpoints: { rest: waiting } });
  const writing = database.unit(() => put('a'));
  await settled();
  expect(await database.look(ids())).toEqual([]);
  release();
  await writing;
  expect(await database.look(ids())).toEqual(['a']);
});

test('after the disk has failed nothing is written, and nothing is shown', async () => {
  const failed = (): never => {
    throw new Error('the disk has failed');
  };
  const database = opened({ log: { check: failed, isBroken: true } });
  for (const call of [database.unit(() => put('a')), database.ask(ids()), database.look(ids())])
    await expect(call).rejects.toThrow(/failed/);
});
