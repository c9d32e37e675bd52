import { expect, test } from 'vitest';

import { Overtaken } from '../sql/overtaken.ts';
import { rows, type Work } from '../sql/work.ts';
import { postgresDatabase } from './postgresDatabase.ts';
import { postgresDialect } from './postgresDialect.ts';

const failed = (code: string): Error => Object.assign(new Error(code), { code });

/** A database that fails at the statement `bad` as it is told, in turn, and then does not. */
const databaseOf = (...failures: Error[]) => {
  const said: string[] = [];
  const listeners = new Set<() => void>();
  const connection = {
    async query(sql: string) {
      said.push(sql);
      const failure = sql === 'bad' ? failures.shift() : undefined;
      if (failure !== undefined) throw failure;
      return { rows: [{ sql }] };
    },
    on: (_: 'error', listener: () => void) => listeners.add(listener),
    off: (_: 'error', listener: () => void) => listeners.delete(listener),
    release: (destroy?: boolean) => void said.push(destroy === true ? 'destroy' : 'release'),
  };
  const pool = { connect: async () => connection };
  const database = postgresDatabase({ pool, end: async () => undefined }, postgresDialect('shop'));
  return { database, said, listeners, connection };
};

const BEGIN = 'BEGIN ISOLATION LEVEL READ COMMITTED';

function* work(): Work<unknown> {
  return yield* rows('bad');
}

test('a unit is one transaction on one connection', async () => {
  const { database, said } = databaseOf();
  expect(await database.unit(work)).toEqual([{ sql: 'bad' }]);
  expect(said).toEqual([BEGIN, 'bad', 'COMMIT', 'release']);
});

test.each([
  ['overtaken', new Overtaken()],
  ['a deadlock', failed('40P01')],
  ['a serialization', failed('40001')],
])('%s: it is begun anew', async (_, failure) => {
  const { database, said } = databaseOf(failure);
  expect(await database.unit(work)).toEqual([{ sql: 'bad' }]);
  expect(said).toEqual([BEGIN, 'bad', 'ROLLBACK', 'release', BEGIN, 'bad', 'COMMIT', 'release']);
});

test('whoever is overtaken again and again is told so', async () => {
  const { database, said } = databaseOf(...Array.from({ length: 20 }, () => failed('40P01')));
  await expect(database.unit(work)).rejects.toThrow('40P01');
  expect(said.filter((sql) => sql === BEGIN)).toHaveLength(8);
});

test.each([
  ['data', '22003', 'release'],
  ['a server that is a standby now', '25006', 'destroy'],
  ['a lost connection', 'ECONNRESET', 'destroy'],
])('%s: it fails, and the connection is dealt with', async (_, code, dealtWith) => {
  const { database, said } = databaseOf(failed(code));
  await expect(database.unit(work)).rejects.toThrow(code);
  expect(said).toEqual([BEGIN, 'bad', 'ROLLBACK', dealtWith]);
});

test('where it cannot be rolled back either, what came first is told, and the connection is closed', async () => {
  const { database, said, connection } = databaseOf(failed('40P01'));
  const query = connection.query.bind(connection);
  connection.query = (sql) => (sql === 'ROLLBACK' ? Promise.reject(new Error('gone')) : query(sql));
  await expect(database.unit(work)).rejects.toThrow('40P01');
  expect(said).toEqual([BEGIN, 'bad', 'destroy']);
});

test('a connection that breaks between two statements is listened to for as long as it is in use', async () => {
  const { database, listeners } = databaseOf();
  let heard = 0;
  await database.ask(
    (function* () {
      yield* rows('one');
      heard = listeners.size;
    })(),
  );
  expect([heard, listeners.size]).toEqual([1, 0]);
});
