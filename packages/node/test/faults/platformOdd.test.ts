import { minutes, seconds } from '@opportune/core';
import { expect, test, vi } from 'vitest';

import { bench, flush } from '../bench.ts';
import { accountOf, eventOf } from '../ledger.ts';
import { outage, type Outage } from './outage.ts';

// The machine may have other things to do.
vi.setConfig({ testTimeout: 60_000 });

const CUSTOMERS = 30;
const PATIENT = { attempts: 100 };

/** One decision for each customer. */
async function decided(email: Outage, delivery: object = {}) {
  const here = bench({ channels: { email }, delivery: { ...PATIENT, ...delivery } });
  for (let n = 0; n < CUSTOMERS; n += 1) {
    await here.runtime.submit(eventOf(`e${String(n)}`, `c${String(n)}`, { channels: ['email'] }));
  }
  return here;
}

const all = Array.from({ length: CUSTOMERS }, (_, n) => `e${String(n)}:0`).sort();

test('a platform that does not answer costs its timeout, is asked again, and holds up no event', async () => {
  const email = outage(() => new Promise(() => undefined));
  const { runtime, clock, signals, advance } = await decided(email, { timeout: seconds(10), concurrency: 4 });
  await clock.advance(seconds(30), flush);
  expect((await runtime.submit(eventOf('meanwhile', 'ann', { add: 1 }))).answer).toBe('committed');
  const receipts = signals.flatMap((signal) => (signal.kind === 'receipt' ? [signal.receipt] : []));
  expect(receipts.length).toBeGreaterThan(0);
  for (const { status, retryable, detail } of receipts) {
    expect([status, retryable, detail]).toEqual(['failed', true, 'no answer within 10000 ms']);
  }
  email.end();
  await clock.advance(minutes(6), flush);
  await advance(0);
  expect([...email.arrived].sort()).toEqual(all);
});

test('nonsense is not taken for an answer: nothing counts as delivered, and all of it arrives later', async () => {
  const nonsense: unknown[] = [
    undefined,
    null,
    '<html>',
    200,
    {},
    [],
    { status: 'ok' },
    { status: 'failed', retryable: true, retryAfter: Number.NaN },
  ];
  let n = 0;
  const email = outage(async () => {
    if (n % 9 === 8) throw new SyntaxError('Unexpected token < in JSON');
    return nonsense[(n += 1) % nonsense.length];
  });
  const { store, signals, advance } = await decided(email);
  await advance(seconds(30));
  expect(signals.filter((signal) => signal.kind === 'receipt' && signal.receipt.status !== 'failed')).toEqual([]);
  expect(await store.deadLetters(9)).toEqual([]);
  email.end();
  await advance(minutes(6));
  expect([...email.arrived].sort()).toEqual(all);
  expect(accountOf((await store.load('c0'))?.state).receipts).toEqual({ 'e0:0': 'sent' });
});

test('a platform that throttles everything is asked no sooner than it says, and then gets everything', async () => {
  const email = outage({ status: 'failed', retryable: true, retryAfter: minutes(5), detail: '429' });
  const { store, advance } = await decided(email);
  await advance(minutes(10));
  // At first, after five minutes and after ten, where we would have tried ten times.
  expect(email.tries()).toBeLessThanOrEqual(3 * CUSTOMERS);
  expect(await store.deadLetters(9)).toEqual([]);
  email.end();
  await advance(minutes(6));
  expect([...email.arrived].sort()).toEqual(all);
});
