import { hours, minutes } from '@opportune/core';
import { expect, test, vi } from 'vitest';

import { sqliteStore } from '../../src/store/sqliteStore.ts';
import { bench } from '../bench.ts';
import { accountOf, eventOf } from '../ledger.ts';
import { outage } from './outage.ts';
import { overHttp } from './overHttp.ts';

// The machine may have other things to do.
vi.setConfig({ testTimeout: 60_000 });

const CUSTOMERS = 40;

test('after an hour without the platform all arrive, once and in the order of each customer', async () => {
  const email = outage({ status: 'failed', retryable: true, detail: '503' });
  const { runtime, store, advance } = bench({
    store: sqliteStore({ file: ':memory:' }),
    channels: { email },
  });
  for (let n = 0; n < CUSTOMERS; n += 1) {
    await runtime.submit(eventOf(`a${String(n)}`, `c${String(n)}`, { channels: ['email'], alarmIn: 60_000 }));
  }
  await advance(minutes(30));
  // Who comes meanwhile is taken in as ever.
  for (let n = 0; n < CUSTOMERS; n += 1) {
    const submitted = await runtime.submit(eventOf(`b${String(n)}`, `c${String(n)}`, { channels: ['email'] }));
    expect(submitted.answer).toBe('committed');
  }
  await advance(minutes(30));
  expect(email.arrived).toEqual([]);
  const tries = email.tries();
  expect(tries).toBeGreaterThan(0);
  // Its circuit is open, and one call a minute tries it, whoever it is for: not hammered, and nobody is given up.
  expect(tries).toBeLessThan(140);
  expect(await store.deadLetters(9)).toEqual([]);

  email.end();
  await advance(minutes(6));
  expect(email.arrived).toHaveLength(3 * CUSTOMERS);
  for (let n = 0; n < CUSTOMERS; n += 1) {
    const id = String(n);
    const expected = [`a${id}:0`, `w:a${id}`, `b${id}:0`];
    expect(email.arrived.filter((decision) => expected.includes(decision))).toEqual(expected);
    expect(accountOf((await store.load(`c${id}`))?.state).receipts).toEqual(
      Object.fromEntries(expected.map((decision) => [decision, 'sent'])),
    );
  }
  expect(await store.nextDelivery()).toBeUndefined();
});

test('what is given up says so, in a signal, a receipt and a letter, and holds up nothing behind it', async () => {
  const email = outage({ status: 'failed', retryable: true, detail: '503' });
  const delivery = { attempts: 2 };
  const { runtime, store, signals, advance } = bench({ channels: { email }, delivery });
  await runtime.submit(eventOf('e1', 'ann', { channels: ['email', 'email'] }));
  await advance(hours(1));
  expect(await store.deadLetters(9)).toMatchObject([{ decision: { id: 'e1:1' } }, { decision: { id: 'e1:0' } }]);
  expect(signals.filter(({ kind }) => kind === 'deadLetter')).toHaveLength(2);
  expect(accountOf((await store.load('ann'))?.state).receipts).toEqual({ 'e1:0': 'failed', 'e1:1': 'failed' });
  email.end();
  await runtime.submit(eventOf('e2', 'ann', { channels: ['email'] }));
  await advance(minutes(6));
  expect(email.arrived).toEqual(['e2:0']);
});

test('whoever begins to watch when it is down sees that the circuit is open, and then that it is closed', async () => {
  const email = outage({ status: 'failed', retryable: true, detail: '503' });
  const here = bench({ channels: { email } });
  for (let n = 0; n < 9; n += 1) {
    await here.runtime.submit(eventOf(`a${String(n)}`, `c${String(n)}`, { channels: ['email'] }));
  }
  await here.advance(minutes(1));
  const { figure } = overHttp(here);
  expect(await figure('opportune_circuit{channel="email"}')).toBe(2);
  expect(here.runtime.circuits()).toEqual({ email: 'open' });
  email.end();
  await here.advance(minutes(6));
  expect(await figure('opportune_circuit{channel="email"}')).toBe(0);
});
