import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { days, type CustomerEvent } from '@opportune/core';
import { expect, onTestFinished, test, vi } from 'vitest';

import { unshared } from '../../src/store/sql/claims.ts';
import { sqlStore } from '../../src/store/sql/sqlStore.ts';
import { checkpointer } from '../../src/store/sqlite/checkpointer.ts';
import { noLog } from '../../src/store/sqlite/log.ts';
import { openDriver } from '../../src/store/sqlite/openDriver.ts';
import { seenInOrder } from '../../src/store/sqlite/seenInOrder.ts';
import { sqliteDatabase } from '../../src/store/sqlite/sqliteDatabase.ts';
import { sqliteDialect } from '../../src/store/sqlite/sqliteDialect.ts';
import { sqliteStore } from '../../src/store/sqliteStore.ts';
import { bench, faultsOf, flush } from '../bench.ts';
import { channel } from '../channel.ts';
import { accountOf, eventOf } from '../ledger.ts';
import { program } from '../program.ts';
import { overHttp } from './overHttp.ts';

// The machine may have other things to do.
vi.setConfig({ testTimeout: 60_000 });

const NOW = 1_000;
const REFUSED = { status: 503, code: 'STORE_FAILED', retryAfter: '5' };

/** An SQLite that has no room for more than so many pages, as it says itself where the disk is full. */
function smallStore() {
  const driver = openDriver({ file: ':memory:' });
  const room = (pages: number): void =>
    void driver.all({ sql: `PRAGMA max_page_count = ${String(pages)}`, values: [] });
  const clock = { now: () => NOW };
  const options = {
    database: sqliteDatabase(driver, checkpointer(driver, ':memory:'), noLog),
    claims: unshared,
    batch: {},
    seen: seenInOrder(driver, sqliteDialect.tables, days(30)),
    clock,
  };
  return { room, store: sqlStore(options as Parameters<typeof sqlStore>[0]) };
}

const bodyOf = (n: number): readonly CustomerEvent[] =>
  Array.from({ length: 20 }, (_, k) => eventOf(`e${String(n)}-${String(k)}`, `c${String(n)}`, { add: 1 }, NOW));

test('events are refused with 503 while the disk is full, none that was acknowledged is missing, and then it goes on', async () => {
  const { room, store } = smallStore();
  const here = bench({ store });
  const { post, get, figure } = overHttp(here);
  room(60);
  let taken = 0;
  let answer = await post('/v1/events', bodyOf(taken));
  for (; answer.status === 200 && taken < 1_000; answer = await post('/v1/events', bodyOf(taken))) taken += 1;
  expect(answer).toEqual(REFUSED);
  expect(await post('/v1/decide', { customer: 'new', slots: ['web'] })).toEqual(REFUSED);
  // Not even one who never was here could be stored.
  expect((await get('/ready')).status).toBe(503);
  // What is stored can still be read.
  expect(await store.load('c0')).toBeDefined();
  // Of the last body some were, and are duplicates when it comes again.
  expect(Math.floor((await figure('opportune_messages_total{answer="accepted"}')) / 20)).toBe(taken);
  expect(await figure('opportune_inputs_total{kind="event",answer="STORE_FAILED"}')).toBeGreaterThan(0);

  room(2 ** 30);
  expect((await post('/v1/events', bodyOf(taken))).status).toBe(200);
  expect((await get('/ready')).status).toBe(200);
  for (let n = 0; n <= taken; n += 1) {
    expect(accountOf((await store.load(`c${String(n)}`))?.state).inputs).toEqual(bodyOf(n).map(({ id }) => id));
  }
});

test('what was sent before its receipt found no room is not sent again', async () => {
  const { room, store } = smallStore();
  const email = channel();
  let isFull = false;
  const full = async (): Promise<never> => Promise.reject(new Error('database or disk is full'));
  const { runtime, clock, signals } = bench({
    store: { ...store, commit: (units) => (isFull ? full() : store.commit(units)) },
    channels: {
      email: {
        ...email,
        send: (delivery) => {
          isFull = true;
          return email.send(delivery);
        },
      },
    },
  });
  room(2 ** 30);
  await runtime.submit(eventOf('e1', 'ann', { channels: ['email'] }));
  await clock.advance(3_600_000, flush);
  expect(email.sent).toEqual(['e1:0']);
  expect(faultsOf(signals)).toContain('STORE_FAILED');
  isFull = false;
  await clock.advance(300_000, flush);
  expect(email.sent).toEqual(['e1:0']);
  expect(accountOf((await store.load('ann'))?.state).receipts).toEqual({ 'e1:0': 'sent' });
  expect(await store.nextDelivery()).toBeUndefined();
});

test(
  'a process that may write no more to its files goes on answering, and has kept what it acknowledged',
  { timeout: 120_000 },
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'opportune-full-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const file = join(folder, 'customers.db');
    // In units of 512 bytes.
    const limited = ['sh', '-c', 'ulimit -f 2048; exec "$@"', 'limited'];
    const child = program(new URL('../serve/killedServer.ts', import.meta.url), [file], limited);
    onTestFinished(() => void child.kill('SIGKILL'));
    const [said] = (await once(child.stdout.setEncoding('utf8'), 'data')) as [string];
    const headers = { authorization: 'Bearer example-key', 'content-type': 'application/json' };
    const post = (body: unknown): Promise<Response> =>
      fetch(`${said.trim()}/v1/events`, { method: 'POST', headers, body: JSON.stringify(body) });
    let taken = 0;
    let response = await post(bodyOf(taken));
    for (; response.ok; response = await post(bodyOf(taken))) taken += 1;
    expect(response.status).toBe(503);
    expect(await response.json()).toMatchObject({ code: 'STORE_FAILED' });
    expect((await fetch(`${said.trim()}/health`)).status).toBe(200);
    const ended = once(child, 'exit');
    child.kill('SIGKILL');
    await ended;

    const store = sqliteStore({ file });
    onTestFinished(() => store.close());
    expect(taken).toBeGreaterThan(0);
    for (let n = 0; n < taken; n += 1) {
      expect(accountOf((await store.load(`c${String(n)}`))?.state).inputs).toEqual(bodyOf(n).map(({ id }) => id));
    }
  },
);
