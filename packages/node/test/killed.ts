// The process that durability.test.ts kills: node … killed.ts <folder> <index of the first event>
import { appendFileSync } from 'node:fs';
import { join } from 'node:path';

import type { Channel } from '@opportune/core';
import { embed, sqliteStore } from '@opportune/node';

import { ledger } from './ledger.ts';
import { EVENTS, eventAt } from './stream.ts';

const [folder = '.', from = '0'] = process.argv.slice(2);
const store = sqliteStore({ file: join(folder, 'customers.db') });

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

async function work(): Promise<void> {
  while (next < EVENTS) {
    const n = next;
    next += 1;
    const submitted = await runtime.submit(eventAt(n));
    if (submitted.answer === 'refused') throw new Error(`${submitted.why}: ${submitted.detail}`);
    process.stdout.write(`${String(n)}\n`);
  }
}

await Promise.all(Array.from({ length: 32 }, work));
while ((await store.nextDelivery()) !== undefined || (await store.nextDue()) !== undefined) {
  await new Promise((resolve) => setTimeout(resolve, 20));
}
await runtime.stop();
