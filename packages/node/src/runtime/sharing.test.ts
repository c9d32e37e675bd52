import type { Channel, StateStore } from '@opportune/core';
import { simulatedClock } from '@opportune/testing';
import { expect, onTestFinished, test } from 'vitest';

import { commitOf } from '../../test/commit.ts';
import { accountOf, decisionOf, eventOf, ledger, stateOf } from '../../test/ledger.ts';
import { memoryStore } from '../store/memoryStore.ts';
import { embed } from './embed.ts';
import type { Runtime } from './runtime.ts';

/** A runtime on a store that others write to as well. */
const shared = (store: StateStore) => {
  const clock = simulatedClock(0);
  const sent: string[] = [];
  const profiles: unknown[] = [];
  const email: Channel = {
    name: 'email',
    send: async ({ decision: { id, customer, channel }, profile, now }) => {
      sent.push(id);
      profiles.push(profile['account']);
      return { kind: 'receipt', decision: id, customer, channel, status: 'sent', time: now };
    },
  };
  const runtime = embed({ step: ledger, store, clock, channels: { email } });
  onTestFinished(() => runtime.stop());
  return { clock, sent, profiles, runtime };
};

/** When the runtime has begun, and has nothing to do. */
const atRest = async (runtime: Runtime): Promise<void> => {
  await new Promise((resolve) => setImmediate(resolve));
  await runtime.idle();
};

test('what another process has left behind in the outbox is found at the next look', async () => {
  const store = { ...memoryStore(), lookEvery: 1_000 };
  const { clock, sent, runtime } = shared(store);
  await atRest(runtime);
  await store.commit([commitOf('ann', 'e1', { decisions: [decisionOf('d1', 'ann', 'email')] })]);
  await clock.advance(999);
  expect(sent).toEqual([]);
  await clock.advance(1);
  await runtime.idle();
  expect(sent).toEqual(['d1']);
});

test('a channel is handed the profile as others have left it', async () => {
  const store = { ...memoryStore(), lookEvery: 1_000 };
  const { clock, profiles, runtime } = shared(store);
  await runtime.submit(eventOf('e1', 'ann', { add: 1 }));
  const account = { total: 7, inputs: ['e1', 'e2'], alarms: [], woken: [], receipts: {} };
  const decisions = [decisionOf('d1', 'ann', 'email')];
  await store.commit([commitOf('ann', 'e2', { expectedVersion: 1, state: stateOf('ann', account), decisions })]);
  await clock.advance(1_000);
  await runtime.idle();
  expect(profiles).toEqual([account]);
});

test('what another has taken out of the outbox since it was shown is not sent', async () => {
  const inner = memoryStore();
  // Shown to two, as after a pause that was longer than a lease, or to one while the other erases the customer.
  const shown = [{ decision: decisionOf('d1', 'ann', 'email'), attempts: 0, notBefore: 0 }];
  const store = { ...inner, lookEvery: 1_000, outbox: async () => shown.splice(0) };
  const { clock, sent, runtime } = shared(store);
  await atRest(runtime);
  await clock.advance(1_000);
  await runtime.idle();
  expect(sent).toEqual([]);
});

test('a wake-up that another process has asked for, and has not seen to, is found at the next look', async () => {
  const store = { ...memoryStore(), lookEvery: 1_000 };
  const { clock, runtime } = shared(store);
  await atRest(runtime);
  const state = stateOf('ann', { total: 0, inputs: [], alarms: [{ id: 'a', at: 300 }], woken: [], receipts: {} });
  await store.commit([commitOf('ann', 'e1', { state, wakeAt: 300 })]);
  await clock.advance(999);
  expect(accountOf((await store.load('ann'))?.state).alarms).toHaveLength(1);
  await clock.advance(1);
  await runtime.idle();
  expect(accountOf((await store.load('ann'))?.state).alarms).toEqual([]);
});

test('what is due and just being taken by another is not asked for without end', async () => {
  let looks = 0;
  const store: StateStore = {
    ...memoryStore(),
    lookEvery: 1_000,
    due: async () => ((looks += 1), []),
    nextDue: async () => 0,
  };
  const { clock, runtime } = shared(store);
  await atRest(runtime);
  await clock.advance(1_000);
  await runtime.idle();
  expect(looks).toBeLessThanOrEqual(12);
});
