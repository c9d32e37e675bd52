import { randomUUID } from 'node:crypto';

import type { StateStore } from '@opportune/core';
import { simulatedClock, stateStoreSuite } from '@opportune/testing';
import { afterAll, describe, expect, onTestFinished, test } from 'vitest';

import { commitOf } from '../../test/commit.ts';
import { decisionOf } from '../../test/ledger.ts';
import { server, testDatabase } from '../../test/postgres.ts';
import { postgresStore, type PostgresStoreOptions } from './postgresStore.ts';

const database = testDatabase();
const { pool } = database;
afterAll(() => database.end());

const raw = async (sql: string): Promise<readonly Readonly<Record<string, unknown>>[]> => {
  const connection = await pool.connect();
  try {
    return (await connection.query(sql)).rows;
  } finally {
    connection.release();
  }
};

const schemaOf = (): string => `test ${randomUUID()}`;
const drop = async (schema: string): Promise<void> => void (await raw(`DROP SCHEMA IF EXISTS "${schema}" CASCADE`));

/** A schema for one test, and stores on it. */
const place = (): { schema: string; open: (rest?: Partial<PostgresStoreOptions>) => Promise<StateStore> } => {
  const schema = schemaOf();
  onTestFinished(() => drop(schema));
  const open = async (rest: Partial<PostgresStoreOptions> = {}): Promise<StateStore> => {
    const store = await postgresStore({ connection: pool, schema, ...rest });
    onTestFinished(() => store.close());
    return store;
  };
  return { schema, open };
};

stateStoreSuite(`postgresStore (${server === undefined ? 'PGlite' : 'a server'})`, async () => {
  const schema = schemaOf();
  const open = () => postgresStore({ connection: pool, schema });
  return { store: await open(), reopen: open, beside: open, dispose: () => drop(schema) };
});

describe('a schema of PostgreSQL', () => {
  test('four that start together find one set of tables, and none of them fails', async () => {
    const { schema, open } = place();
    const stores = await Promise.all([1, 2, 3, 4].map(() => open()));
    const answers = await Promise.all(
      stores.map((store, n) => store.commit([commitOf(`c${String(n)}`, `e${String(n)}`)])),
    );
    expect(answers.flat()).toEqual(Array(4).fill('committed'));
    expect(await raw(`SELECT version FROM "${schema}".opportune_schema`)).toEqual([{ version: 6 }]);
  });

  test('a unit that cannot be stored leaves nothing behind, and its neighbours are stored', async () => {
    const { schema, open } = place();
    const store = await open();
    await raw(`CREATE FUNCTION "${schema}".refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'no'; END $$`);
    await raw(
      `CREATE TRIGGER refuse BEFORE INSERT ON "${schema}".outbox FOR EACH ROW WHEN (NEW.decision_id = 'bad') EXECUTE FUNCTION "${schema}".refuse()`,
    );
    const bad = commitOf('bob', 'e2', {
      decisions: [decisionOf('fine', 'bob', 'email'), decisionOf('bad', 'bob', 'email')],
    });
    const answers = await Promise.allSettled([
      store.commit([commitOf('ann', 'e1')]),
      store.commit([commitOf('dan', 'e0'), bad]),
      store.commit([commitOf('cid', 'e3')]),
    ]);
    expect(answers.map((answer) => answer.status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(await store.load('bob')).toBeUndefined();
    expect(await store.outbox(0, 9)).toEqual([]);
    expect([(await store.load('ann'))?.version, (await store.load('cid'))?.version]).toEqual([1, 1]);
    expect(await store.commit([commitOf('bob', 'e2')])).toEqual(['committed']);
  });

  test('tables of a newer release are refused, and left as they are', async () => {
    const { schema, open } = place();
    await (await open()).close();
    await raw(`UPDATE "${schema}".opportune_schema SET version = 99`);
    await expect(open()).rejects.toMatchObject({ name: 'OpportuneError', code: 'STORE_VERSION_UNSUPPORTED' });
    await expect(open()).rejects.toThrow(/version 99, this release knows up to 6/);
  });

  test('tables of an older release are brought up to date, with what is in them', async () => {
    const { schema, open } = place();
    const first = await open();
    await first.commit([commitOf('ann', 'e1', { wakeAt: 7, decisions: [decisionOf('d1', 'ann', 'email')] })]);
    await first.close();
    for (const sql of [
      `DROP TABLE "${schema}".seen`,
      `CREATE TABLE "${schema}".inputs (id TEXT COLLATE "C" PRIMARY KEY, customer TEXT NOT NULL, seen_at DOUBLE PRECISION NOT NULL)`,
      `INSERT INTO "${schema}".inputs SELECT 'e' || i, '', ${String(Date.now())} FROM generate_series(1, 10001) i`,
      `DROP TABLE "${schema}".holders`,
      `ALTER TABLE "${schema}".customers DROP COLUMN holder`,
      `ALTER TABLE "${schema}".outbox DROP COLUMN holder`,
      // With the indexes that name it.
      `ALTER TABLE "${schema}".outbox DROP COLUMN channel`,
      `DROP INDEX "${schema}".dead_letters_decision`,
      `CREATE INDEX outbox_fresh ON "${schema}".outbox (seq) WHERE attempts = 0`,
      `CREATE INDEX outbox_postponed ON "${schema}".outbox (not_before, seq) WHERE attempts > 0`,
      `ALTER TABLE "${schema}".outbox DROP COLUMN trace`,
      `UPDATE "${schema}".opportune_schema SET version = 2`,
    ]) {
      await raw(sql);
    }
    const store = await open();
    const again = ['e1', 'e10001', 'e10002'].map((id) => commitOf(`${id}'s`, id));
    expect(await store.commit(again)).toEqual(['duplicate', 'duplicate', 'committed']);
    expect((await store.due(7, 9)).map((due) => due.customer)).toEqual(['ann']);
    expect((await store.outbox(7, 9, { of: 'email' })).map((entry) => entry.decision.id)).toEqual(['d1']);
  });

  test('ids of inputs are forgotten after a while', async () => {
    const { open } = place();
    const clock = simulatedClock(0);
    const store = await open({ clock, rememberInputs: 1_000 });
    await store.commit([commitOf('ann', 'e1'), commitOf('bob', 'e2')]);
    await clock.advance(1_000);
    expect(await store.commit([commitOf('cid', 'e1')])).toEqual(['duplicate']);
    await clock.advance(100);
    expect(await store.commit([commitOf('cid', 'e1')])).toEqual(['committed']);
  });

  test('what one who has not been heard of for a lease had in hand is shown to others, not before', async () => {
    const { schema, open } = place();
    const [one, other] = [await open({ lease: 60_000 }), await open({ lease: 60_000 })];
    await one.commit([commitOf('ann', 'e1', { wakeAt: 3, decisions: [decisionOf('d1', 'ann', 'email')] })]);
    expect([await one.due(5, 9), await one.outbox(0, 9)].map((shown) => shown.length)).toEqual([1, 1]);
    expect([await other.due(5, 9), await other.outbox(0, 9)]).toEqual([[], []]);
    expect([await other.nextDue(), await other.nextDelivery()]).toEqual([undefined, undefined]);
    // As it is a minute after a kill, of which the store itself knows nothing.
    await raw(
      `UPDATE "${schema}".holders SET until = until - 60001 WHERE id = (SELECT holder FROM "${schema}".outbox)`,
    );
    expect([await other.nextDue(), await other.nextDelivery()]).toEqual([3, 0]);
    expect([await other.due(5, 9), await other.outbox(0, 9)].map((shown) => shown.length)).toEqual([1, 1]);
    expect([await one.due(5, 9), await one.outbox(0, 9)]).toEqual([[], []]);
  });

  test('one whose lease is nearly over does not count on it any more', async () => {
    const { schema, open } = place();
    const store = await open({ lease: 60_000 });
    await store.commit([commitOf('ann', 'e1', { decisions: [decisionOf('d1', 'ann', 'email')] })]);
    expect(await store.outbox(0, 9)).toHaveLength(1);
    expect(await store.stillHeld(['d1'])).toEqual(['d1']);
    await raw(`UPDATE "${schema}".holders SET until = until - 55000`);
    expect(await store.stillHeld(['d1'])).toEqual([]);
    expect(await store.outbox(0, 9)).toHaveLength(1);
  });

  test('one that was away for longer than its lease comes back as somebody else, and holds nothing of before', async () => {
    const { schema, open } = place();
    const store = await open({ lease: 1_000 });
    await store.commit([commitOf('ann', 'e1', { decisions: [decisionOf('d1', 'ann', 'email')] })]);
    expect(await store.outbox(0, 9)).toHaveLength(1);
    const [before] = await raw(`SELECT id FROM "${schema}".holders`);
    await raw(`UPDATE "${schema}".holders SET until = 0`);
    await expect.poll(() => raw(`SELECT id FROM "${schema}".holders`)).not.toEqual([before]);
    expect(await store.stillHeld(['d1'])).toEqual([]);
    expect(await store.outbox(0, 9)).toHaveLength(1);
    expect(await store.stillHeld(['d1'])).toEqual(['d1']);
  });

  test.each([
    ['/lease', { lease: 999 }],
    ['/lease', { lease: Number.NaN }],
    ['/lease', { lease: 2 ** 31 }],
    ['/lookEvery', { lookEvery: 0 }],
    ['/lookEvery', { lookEvery: Infinity }],
  ])('refuses at %s what is no span to wait for', async (path, options) => {
    await expect(place().open(options)).rejects.toMatchObject({ faults: [{ code: 'OPTION_INVALID', path }] });
  });

  test('one that is there says so, and clears away those who are long gone', async () => {
    const { schema, open } = place();
    await open({ lease: 1_000 });
    await raw(`INSERT INTO "${schema}".holders VALUES ('gone', 0)`);
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    const holders = await raw(`SELECT id, until > EXTRACT(EPOCH FROM now()) * 1000 AS living FROM "${schema}".holders`);
    expect(holders).toEqual([{ id: expect.not.stringMatching('gone'), living: true }]);
  });

  test('a pool that was handed in is not ended with the store', async () => {
    const { open } = place();
    await (await open()).close();
    expect(await raw('SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  test('a database that is not there is told as such, without what was to be kept secret', async () => {
    const connection = 'postgres://ann:secret@127.0.0.1:1/shop';
    await expect(postgresStore({ connection })).rejects.toMatchObject({
      name: 'OpportuneError',
      code: 'STORE_UNAVAILABLE',
      message: expect.stringMatching(/^(?!.*secret).*ECONNREFUSED/),
    });
  });
});

describe.skipIf(server === undefined)('a server of PostgreSQL', () => {
  test('a connection string is all that it takes', async () => {
    const { schema, open } = place();
    const store = await open({ connection: server! });
    expect(await store.commit([commitOf('ann', 'e1')])).toEqual(['committed']);
    expect(await raw(`SELECT customer FROM "${schema}".customers`)).toEqual([{ customer: 'ann' }]);
  });

  test('what somebody else is just claiming is left out, rather than waited for', async () => {
    const { schema, open } = place();
    const store = await open();
    const units = ['ann', 'bob'].map((customer) =>
      commitOf(customer, customer, { wakeAt: 3, decisions: [decisionOf(`d-${customer}`, customer, 'email')] }),
    );
    await store.commit(units);
    const connection = await pool.connect();
    await connection.query('BEGIN');
    await connection.query(`SELECT 1 FROM "${schema}".outbox WHERE customer = 'ann' FOR UPDATE`);
    await connection.query(`SELECT 1 FROM "${schema}".customers WHERE customer = 'ann' FOR UPDATE`);
    expect((await store.outbox(0, 9)).map((entry) => entry.decision.id)).toEqual(['d-bob']);
    expect((await store.due(5, 9)).map((due) => due.customer)).toEqual(['bob']);
    await connection.query('ROLLBACK');
    connection.release();
    expect((await store.outbox(0, 9)).map((entry) => entry.decision.id)).toEqual(['d-ann', 'd-bob']);
  });

  test('connections that the server ends are made anew', async () => {
    const { schema, open } = place();
    const url = new URL(server!);
    url.searchParams.set('application_name', schema);
    const store = await open({ connection: url.href, lease: 60_000 });
    await raw(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = '${schema}'`);
    for (let tries = 0; tries < 9; tries += 1) {
      const answers = await store.commit([commitOf('ann', 'e1')]).catch(() => []);
      if (answers.length > 0) break;
    }
    expect((await store.load('ann'))?.version).toBe(1);
  });

  test('whoever may not make tables can use those that are there', async () => {
    const { schema, open } = place();
    await (await open()).close();
    const role = `r${randomUUID().replaceAll('-', '')}`;
    await raw(`CREATE ROLE ${role} LOGIN`);
    onTestFinished(async () => {
      await raw(`DROP OWNED BY ${role}`);
      await raw(`DROP ROLE ${role}`);
    });
    await raw(`GRANT USAGE ON SCHEMA "${schema}" TO ${role}`);
    await raw(`GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA "${schema}" TO ${role}`);
    const url = new URL(server!);
    url.username = role;
    const store = await open({ connection: url.href });
    expect(await store.commit([commitOf('ann', 'e1')])).toEqual(['committed']);
    await store.close();
  });
});
