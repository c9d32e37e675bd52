// The process that durability.test.ts kills: node … killed.ts <folder> <index of the first event> [<schema> <lease> <server>]
import { appendFileSync } from 'node:fs';
import { join } from 'node:path';

import type { Channel, CustomerEvent } from '@opportune/core';
import { embed, postgresStore, sqliteStore } from '@opportune/node';

import { LEASE } from './durable.ts';
import { ledger } from './ledger.ts';
import { EVENTS, eventAt } from './stream.ts';

const [folder = '.', from = '0', schema, lease, connection = ''] = process.argv.slice(2);
const store =
  schema === undefined
    ? sqliteStore({ file: join(folder, 'customers.db') })
    : await postgresStore({ connection, schema, lease: Number(lease), lookEvery: 100 });

const pause = (millis: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, millis));

const email: Channel = {
  name: 'email',
  async send({ decision, now }) {
    appendFileSync(join(folder, 'received'), `${decision.id}\n`);
    await new Promise((resolve) => setImmediate(resolve));
    const { id, customer } = decision;
    return { kind: 'receipt', decision: id, customer, channel: 'email', status: 'sent', time: now };
  },
};

const runtime = embed({ step: ledger, store, channels: { email } });
let next = Number(from);

/** Hands it over until it is taken, which is always safe. */
async function hand(event: CustomerEvent): Promise<void> {
  for (;;) {
    const submitted = await runtime.submit(event);
    if (submitted.answer !== 'refused') return;
    const mayPass = submitted.why === 'CONFLICT' || (schema !== undefined && submitted.why === 'STORE_FAILED');
    if (!mayPass) throw new Error(`${submitted.why}: ${submitted.detail}`);
    await pause(20);
  }
}

async function work(): Promise<void> {
  while (next < EVENTS) {
    const n = next;
    next += 1;
    await hand(eventAt(n));
    process.stdout.write(`${String(n)}\n`);
  }
}

await Promise.all(Array.from({ length: 32 }, work));
// What others had in hand when they were killed is shown by then.
if (schema !== undefined) await pause(LEASE);
while ((await store.nextDelivery()) !== undefined || (await store.nextDue()) !== undefined) await pause(20);
await runtime.stop();
