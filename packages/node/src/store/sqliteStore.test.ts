import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { simulatedClock, stateStoreSuite } from '@opportune/testing';
import { describe, expect, onTestFinished, test } from 'vitest';

import { commitOf } from '../../test/commit.ts';
import { decisionOf } from '../../test/ledger.ts';
import { libsqlDriver } from './sqlite/libsqlDriver.ts';
import { hasNodeSqlite, nodeDriver } from './sqlite/nodeDriver.ts';
import { sqliteStore } from './sqliteStore.ts';

const place = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'opportune-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return join(folder, 'customers.db');
};

for (const driver of hasNodeSqlite() ? (['libsql', 'node'] as const) : (['libsql'] as const)) {
  stateStoreSuite(`sqliteStore (${driver})`, () => {
    const file = place();
    const open = () => sqliteStore({ file, driver });
    return { store: open(), reopen: open, beside: open };
  });

  describe(`a sqlite file (${driver})`, () => {
    const raw = (file: string, sql: string): void => {
      const database = (driver === 'node' ? nodeDriver : libsqlDriver)(file);
      database.exec(sql);
      database.close();
    };
    const error = (code: string): unknown => expect.objectContaining({ name: 'OpportuneError', code });

    test('a unit that cannot be stored leaves nothing behind, and its neighbours are stored', async () => {
      const file = place();
      const first = sqliteStore({ file, driver });
      await first.close();
      raw(
        file,
        "CREATE TRIGGER refuse BEFORE INSERT ON outbox WHEN NEW.decision_id = 'bad' BEGIN SELECT RAISE(ABORT, 'no'); END",
      );
      const store = sqliteStore({ file, driver });
      onTestFinished(() => store.close());
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

    test('that was closed holds everything by itself', async () => {
      const file = place();
      const store = sqliteStore({ file, driver });
      for (let n = 0; n < 50; n += 1) await store.commit([commitOf(`c${String(n)}`, `e${String(n)}`)]);
      await store.close();
      const copy = `${file}-copy`;
      copyFileSync(file, copy);
      const copied = sqliteStore({ file: copy, driver });
      onTestFinished(() => copied.close());
      expect((await copied.load('c49'))?.version).toBe(1);
    });

    test('customers that are asked for together are found, and one who is damaged is no trouble of the others', async () => {
      const file = place();
      const first = sqliteStore({ file, driver });
      await first.commit([commitOf('ann', 'e1'), commitOf('bob', 'e2'), commitOf('cid', 'e3')]);
      await first.close();
      raw(file, "UPDATE customers SET state = 'no JSON' WHERE customer = 'bob'");
      const store = sqliteStore({ file, driver });
      onTestFinished(() => store.close());
      const asked = ['cid', 'nobody', 'bob', 'ann', 'cid'].map((customer) => store.load(customer));
      const found = await Promise.allSettled(asked);
      expect(found.map((one) => (one.status === 'fulfilled' ? one.value?.state.customer : one.status))).toEqual([
        'cid',
        undefined,
        'rejected',
        'ann',
        'cid',
      ]);
    });

    test('what cannot be written as JSON fails by itself', async () => {
      const store = sqliteStore({ file: ':memory:', driver });
      onTestFinished(() => store.close());
      const bad = { ...decisionOf('d', 'bob', 'email'), content: 1n };
      const answers = await Promise.allSettled([
        store.commit([commitOf('ann', 'e1')]),
        store.commit([commitOf('bob', 'e2', { decisions: [bad] })]),
      ]);
      expect(answers.map((answer) => answer.status)).toEqual(['fulfilled', 'rejected']);
    });

    test('a row has room to grow, so that it can be written over where it is', async () => {
      const file = place();
      const store = sqliteStore({ file, driver });
      const lengths: unknown[] = [];
      const database = (driver === 'node' ? nodeDriver : libsqlDriver)(file);
      for (let n = 0; n < 40; n += 1) {
        const state = { ...commitOf('ann', 'e').state, profile: { mark: 'x'.repeat(10 * n) } };
        await store.commit([commitOf('ann', `e${String(n)}`, { expectedVersion: n, state })]);
        expect((await store.load('ann'))?.state).toEqual(state);
        lengths.push(database.all({ sql: 'SELECT LENGTH(state) AS n FROM customers', values: [] })[0]?.['n']);
      }
      expect(new Set(lengths).size).toBeLessThanOrEqual(3);
      database.close();
      await store.close();
    });

    test('a file of a newer release is refused, and left as it is', async () => {
      const file = place();
      await sqliteStore({ file, driver }).close();
      raw(file, 'UPDATE opportune_schema SET version = 99');
      for (let n = 0; n < 2; n += 1) {
        expect(() => sqliteStore({ file, driver })).toThrow(error('STORE_VERSION_UNSUPPORTED'));
        expect(() => sqliteStore({ file, driver })).toThrow(/version 99, this release knows up to 6/);
      }
    });

    /** Of a file, all that came after version 5; `rows` are of what was known of inputs then. */
    const aged = (file: string, rows: string): void =>
      raw(
        file,
        `DROP TABLE seen; DROP TABLE arrivals; DROP TABLE settling;
         CREATE TABLE inputs (id TEXT PRIMARY KEY, customer TEXT NOT NULL, seen_at BIGINT NOT NULL);
         CREATE INDEX inputs_seen_at ON inputs (seen_at);
         ${rows};
         UPDATE opportune_schema SET version = 5`,
      );

    test('I10 whose inputs they were is taken out of a file of an older release', async () => {
      const file = place();
      const first = sqliteStore({ file, driver });
      await first.commit([commitOf('ann', 'e1', { decisions: [decisionOf('d1', 'ann', 'email')] })]);
      await first.close();
      aged(file, `INSERT INTO inputs VALUES ('e1', 'ann', ${String(Date.now())})`);
      raw(
        file,
        `DROP INDEX dead_letters_customer; DROP TABLE holders;
         DROP INDEX customers_holder; ALTER TABLE customers DROP COLUMN holder;
         DROP INDEX outbox_holder; ALTER TABLE outbox DROP COLUMN holder;
         DROP INDEX outbox_fresh; CREATE INDEX outbox_fresh ON outbox (seq) WHERE attempts = 0;
         DROP INDEX outbox_postponed; CREATE INDEX outbox_postponed ON outbox (not_before, seq) WHERE attempts > 0;
         ALTER TABLE outbox DROP COLUMN channel; DROP INDEX dead_letters_decision;
         ALTER TABLE outbox DROP COLUMN trace;
         UPDATE opportune_schema SET version = 1`,
      );
      const store = sqliteStore({ file, driver });
      expect(await store.commit([commitOf('ann', 'e1')])).toEqual(['duplicate']);
      expect(await store.outbox(0, 9, { of: 'email' })).toHaveLength(1);
      await store.close();
      const database = (driver === 'node' ? nodeDriver : libsqlDriver)(file);
      const columns = "SELECT name FROM pragma_table_info('seen') ORDER BY name";
      expect(database.all({ sql: columns, values: [] })).toEqual([{ name: 'mark' }, { name: 'seen_at' }]);
      expect(database.all({ sql: "SELECT name FROM sqlite_schema WHERE name = 'inputs'", values: [] })).toEqual([]);
      database.close();
    });

    test('what was known of inputs by their ids is known by their marks, and forgotten when it would have been', async () => {
      const file = place();
      await sqliteStore({ file, driver }).close();
      const odd = '\u0001json:"\\ud800"';
      const many = 'WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 25000)';
      aged(
        file,
        `${many} INSERT INTO inputs SELECT 'e' || i, '', i FROM n; INSERT INTO inputs VALUES ('${odd}', '', 25000)`,
      );
      const clock = simulatedClock(25_000);
      const store = sqliteStore({ file, driver, clock, rememberInputs: 25_000 });
      onTestFinished(() => store.close());
      const again = ['e1', 'e9999', 'e10001', 'e25000', '\ud800', 'e25001'].map((id) => commitOf(id, id));
      const answers = [...Array<string>(5).fill('duplicate'), 'committed'];
      expect(await store.commit(again)).toEqual(answers);
      await clock.advance(1_000);
      for (let n = 0; n < 1_000; n += 1) await store.commit([commitOf(`c${String(n)}`, `later${String(n)}`)]);
      await clock.advance(100);
      expect(await store.commit(['e1', 'e900', 'e2000'].map((id) => commitOf(`${id} again`, id)))).toEqual([
        'committed',
        'committed',
        'duplicate',
      ]);
    });

    test('what is no database, or cannot be opened, is told as such', () => {
      const file = place();
      writeFileSync(file, 'no database '.repeat(1_000));
      expect(() => sqliteStore({ file, driver })).toThrow(error('STORE_UNAVAILABLE'));
      expect(() => sqliteStore({ file: join(file, 'below', 'a-file'), driver })).toThrow(error('STORE_UNAVAILABLE'));
    });

    test('ids of inputs are forgotten after a while', async () => {
      const clock = simulatedClock(0);
      const store = sqliteStore({ file: ':memory:', driver, clock, rememberInputs: 1_000 });
      onTestFinished(() => store.close());
      await store.commit([commitOf('ann', 'e1'), commitOf('bob', 'e2')]);
      await clock.advance(1_000);
      expect(await store.commit([commitOf('cid', 'e1')])).toEqual(['duplicate']);
      await clock.advance(100);
      expect(await store.commit([commitOf('cid', 'e1')])).toEqual(['committed']);
    });
  });
}

test.skipIf(hasNodeSqlite())('asking for a driver that this Node has not is told as such', () => {
  expect(() => sqliteStore({ file: ':memory:', driver: 'node' })).toThrow(/node:sqlite, it came with 22.13/);
});
