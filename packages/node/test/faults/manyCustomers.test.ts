import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

import { days, type Channel } from '@opportune/core';
import { simulatedClock } from '@opportune/testing';
import { expect, onTestFinished, test } from 'vitest';

import { embed } from '../../src/runtime/embed.ts';
import { sqliteStore } from '../../src/store/sqliteStore.ts';
import { eventOf, ledger } from '../ledger.ts';

const CUSTOMERS = Number(process.env['OPPORTUNE_CUSTOMERS'] ?? 12_000);
const CACHE = 500;
const AT_ONCE = 1_000;
/** Every so many-th is woken the next day. */
const WOKEN = 10;
/** What code made quick and the runner's own records may add, in bytes. */
const GROWTH = 2_000_000;

/** Counts whom it was sent for, and keeps nothing else. */
function counting(): Channel & { readonly customers: ReadonlySet<string>; sent(): number } {
  const customers = new Set<string>();
  let sent = 0;
  return {
    name: 'email',
    customers,
    sent: () => sent,
    async send({ decision: { id, customer, channel }, now }) {
      sent += 1;
      customers.add(customer);
      return { kind: 'receipt', decision: id, customer, channel, status: 'sent', time: now };
    },
  };
}

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

function heap(): number {
  collect();
  return process.memoryUsage().heapUsed;
}

test(
  'however many customers there are, memory holds those of the cache, and a start reads none of them',
  { timeout: 2 ** 31 - 1 },
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'opportune-many-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const file = join(folder, 'customers.db');
    const clock = simulatedClock(0);
    const first = embed({ step: ledger, store: sqliteStore({ file, clock }), clock, cache: CACHE });
    const orderOf = (n: number) => (n % WOKEN === 0 ? { add: 1, alarmIn: days(1) } : { add: 1 });
    const begun = performance.now();
    let half = 0;
    for (let from = 0; from < CUSTOMERS; from += AT_ONCE) {
      if (from === CUSTOMERS / 2) half = heap();
      const some = Array.from({ length: AT_ONCE }, (_, k) => from + k);
      await Promise.all(some.map((n) => first.submit(eventOf(`e${String(n)}`, `c${String(n)}`, orderOf(n)))));
    }
    const took = performance.now() - begun;
    const whole = heap();
    await first.stop();

    const beforeOpening = performance.now();
    const store = sqliteStore({ file, clock });
    const email = counting();
    const second = embed({ step: ledger, store, clock, cache: CACHE, channels: { email } });
    onTestFinished(() => second.stop(0));
    expect(await second.ready()).toBe(true);
    expect((await second.submit(eventOf('again', `c${String(CUSTOMERS - 1)}`, { add: 1 }))).answer).toBe('committed');
    const opening = performance.now() - beforeOpening;
    const beforeWaking = performance.now();
    await clock.advance(days(1), () => second.idle());
    const waking = performance.now() - beforeWaking;
    const woken = heap();
    const mib = (bytes: number): string => (bytes / 2 ** 20).toFixed(1);
    console.log(
      `${CUSTOMERS} customers in ${(took / 1_000).toFixed(1)} s, opened in ${opening.toFixed(0)} ms, ${CUSTOMERS / WOKEN} woken and told in ` +
        `${(waking / 1_000).toFixed(1)} s; heap ${mib(half)} MiB at half of them, ${mib(whole)} at all, ${mib(woken)} when they were woken`,
    );
    expect(email.customers.size).toBe(CUSTOMERS / WOKEN);
    expect(email.sent()).toBe(CUSTOMERS / WOKEN);
    expect(await store.nextDue()).toBeUndefined();
    expect(whole - half).toBeLessThan(GROWTH);
    // The names of those who were woken are ours.
    expect(woken - whole).toBeLessThan(GROWTH + 200 * email.customers.size);
  },
);
