// The process that durability.test.ts kills: node … killed.ts <index of the first event> <platform> <name of this run> <place …>
import type { CustomerEvent } from '@opportune/core';
import { embed } from '@opportune/node';

import { LEASE, storeAt } from './durable.ts';
import { ledger } from './ledger.ts';
import { platformChannel } from './platform/platformChannel.ts';
import { EVENTS, eventAt } from './stream.ts';

const [from = '0', platform = '', run = '', ...place] = process.argv.slice(2);
const store = await storeAt(place);
// Of several processes: others write too, and the server may be away for a while.
const isShared = store.lookEvery !== undefined;

const pause = (millis: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, millis));

const channels = {
  email: platformChannel('email', platform, run),
  sms: platformChannel('sms', platform, run),
};
const runtime = embed({ step: ledger, store, channels, delivery: { backoff: { first: 20, longest: 100 } } });
let next = Number(from);

/** Hands it over until it is taken, which is always safe. */
async function hand(event: CustomerEvent): Promise<void> {
  for (;;) {
    const submitted = await runtime.submit(event);
    if (submitted.answer !== 'refused') return;
    const mayPass = isShared && (submitted.why === 'CONFLICT' || submitted.why === 'STORE_FAILED');
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

/** Asks until it is answered. */
async function isDone(): Promise<boolean> {
  try {
    return (await store.nextDelivery()) === undefined && (await store.nextDue()) === undefined;
  } catch {
    return false;
  }
}

await Promise.all(Array.from({ length: 32 }, work));
// What others had in hand when they were killed is shown by then.
if (isShared) await pause(LEASE);
while (!(await isDone())) await pause(20);
await runtime.stop();
