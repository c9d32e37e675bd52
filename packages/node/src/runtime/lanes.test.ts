import type { Channel, Delivery, Receipt } from '@opportune/core';
import { simulatedClock } from '@opportune/testing';
import { expect, onTestFinished, test } from 'vitest';

import { commitOf } from '../../test/commit.ts';
import { accountOf, decisionOf, eventOf, ledger } from '../../test/ledger.ts';
import { memoryStore } from '../store/memoryStore.ts';
import type { DeliveryOptions } from './deliveryOptions.ts';
import { embed } from './embed.ts';
import type { Signal } from './signal.ts';

type Answer = Partial<Receipt> | 'hang';

/** A platform that answers as it is told at that instant, and remembers what it was sent and when. */
function platform(answer: (id: string, now: number) => Answer = () => ({})) {
  const calls: { readonly id: string; readonly at: number }[] = [];
  const send = async ({ decision, now }: Delivery): Promise<Receipt> => {
    calls.push({ id: decision.id, at: now });
    const told = answer(decision.id, now);
    if (told === 'hang') return new Promise(() => undefined);
    const { id, customer, channel } = decision;
    return { kind: 'receipt', decision: id, customer, channel, status: 'sent', time: now, ...told };
  };
  return { calls, channel: { name: 'platform', send } satisfies Channel };
}

function bench(channels: Readonly<Record<string, Channel>>, delivery: DeliveryOptions = {}) {
  const clock = simulatedClock(0);
  const store = memoryStore();
  const runtime = embed({ step: ledger, store, clock, channels, delivery });
  const signals: Signal[] = [];
  runtime.signals$.subscribe((signal) => signals.push(signal));
  onTestFinished(() => runtime.stop(0));
  const states = () =>
    signals.flatMap((signal) => (signal.kind === 'circuit' ? [`${signal.channel} ${signal.state}`] : []));
  return {
    runtime,
    clock,
    store,
    states,
    signals,
    advance: (millis: number) => clock.advance(millis, () => runtime.idle()),
  };
}

const failing: Answer = { status: 'failed', retryable: true };
const hour = 3_600_000;

test('an outage of an hour costs a platform few calls, and no decision', async () => {
  const { calls, channel } = platform((_, now) => (now < hour ? failing : {}));
  const { runtime, store, advance, states } = bench({ email: channel });
  const ids = Array.from({ length: 500 }, (_, n) => `e${String(n)}`);
  for (const id of ids) await runtime.submit(eventOf(id, id, { channels: ['email'] }));
  await advance(hour);
  // Sixteen were under way when it failed; then one at a time, a minute apart at last.
  expect(calls.length).toBeLessThan(16 + 4 + 120);
  expect(calls.filter(({ at }) => at > hour / 2).length).toBeLessThanOrEqual(62);
  expect(states().slice(0, 4)).toEqual(['email open', 'email halfOpen', 'email open', 'email halfOpen']);
  await advance(10 * 60_000);
  expect(states().at(-1)).toBe('email closed');
  expect(await store.deadLetters(9)).toEqual([]);
  expect(await store.nextDelivery()).toBeUndefined();
  const delivered = new Set(calls.filter(({ at }) => at >= hour).map(({ id }) => id));
  expect(delivered.size).toBe(500);
});

test('one decision outlives an outage too; one that the platform never takes is given up when others have passed, or it is old', async () => {
  const { calls, channel } = platform((id, now) => (id === 'bad:0' || now < hour ? failing : {}));
  const { runtime, store, advance } = bench({ email: channel });
  await runtime.submit(eventOf('bad', 'bob', { channels: ['email'] }));
  await advance(2 * hour);
  expect(await store.deadLetters(9)).toEqual([]);
  await runtime.submit(eventOf('e1', 'ann', { channels: ['email'] }));
  await advance(hour);
  expect(calls.filter(({ id }) => id === 'e1:0')).toHaveLength(1);
  expect(await store.deadLetters(9)).toMatchObject([{ decision: { id: 'bad:0' }, attempts: 8 }]);

  const alone = platform(() => failing);
  const old = bench({ email: alone.channel }, { patience: 60_000, circuit: { longest: 10_000 } });
  await old.runtime.submit(eventOf('bad', 'bob', { channels: ['email'] }));
  await old.advance(10 * 60_000);
  expect(await old.store.deadLetters(9)).toMatchObject([{ attempts: 8 }]);
});

test('what a platform refuses for one customer does not open the circuit', async () => {
  const { channel } = platform(() => ({ status: 'failed', retryable: false }));
  const { runtime, advance, states } = bench({ email: channel });
  for (let n = 0; n < 20; n += 1)
    await runtime.submit(eventOf(`e${String(n)}`, `c${String(n)}`, { channels: ['email'] }));
  await advance(1_000);
  expect(states()).toEqual([]);
});

test('a channel that hangs, and one that fails, hold up no other', async () => {
  const [slow, broken, fine] = [platform(() => 'hang'), platform(() => failing), platform()];
  const channels = { slow: slow.channel, broken: broken.channel, fine: fine.channel };
  const { runtime, clock } = bench(channels, { concurrency: 2 });
  for (const channel of ['slow', 'broken', 'fine']) {
    for (let n = 0; n < 100; n += 1) {
      const id = `${channel}${String(n)}`;
      await runtime.submit(eventOf(id, id, { channels: [channel] }));
    }
  }
  await clock.advance(1_000, () => new Promise((resolve) => setTimeout(resolve, 20)));
  expect(slow.calls).toHaveLength(2);
  expect(fine.calls).toHaveLength(100);
});

test('a platform that asks for a pause gets one from the whole channel, and nothing is lost by it', async () => {
  const { calls, channel } = platform((_, now) => (now < 600_000 ? { ...failing, retryAfter: 30_000 } : {}));
  const { runtime, store, advance } = bench({ email: channel }, { concurrency: 3 });
  for (let n = 0; n < 40; n += 1)
    await runtime.submit(eventOf(`e${String(n)}`, `c${String(n)}`, { channels: ['email'] }));
  await advance(29_999);
  expect(calls.length).toBeLessThanOrEqual(3);
  await advance(hour);
  // Three at a time until the circuit opens, then one.
  expect(calls.filter(({ at }) => at < 600_000).length).toBeLessThan(30);
  expect(await store.deadLetters(9)).toEqual([]);
  expect(new Set(calls.filter(({ at }) => at >= 600_000).map(({ id }) => id)).size).toBe(40);
});

test('whoever asks for a pause of years is asked again after a day', async () => {
  const { calls, channel } = platform((_, now) => (now === 0 ? { ...failing, retryAfter: 1e13 } : {}));
  const { runtime, advance } = bench({ email: channel });
  await runtime.submit(eventOf('e1', 'ann', { channels: ['email'] }));
  await advance(24 * hour);
  expect(calls.map(({ at }) => at)).toEqual([0, 24 * hour]);
});

test('calls keep within the limits that the channel says, or those that are set for it', async () => {
  const ids = Array.from({ length: 25 }, (_, n) => `e${String(n)}`);
  const paced = async (delivery: DeliveryOptions): Promise<readonly number[]> => {
    const { calls, channel } = platform();
    const { runtime, advance } = bench({ email: { ...channel, limits: [{ atMost: 10, per: 1_000 }] } }, delivery);
    for (const id of ids) await runtime.submit(eventOf(id, id, { channels: ['email'] }));
    await advance(60_000);
    return [0, 1_000, 2_000].map((at) => calls.filter((call) => call.at === at).length);
  };
  expect(await paced({})).toEqual([10, 10, 5]);
  expect(await paced({ channels: { email: { limits: [{ atMost: 5, per: 2_000 }] } } })).toEqual([5, 0, 5]);
  expect(await paced({ channels: { sms: { limits: [{ atMost: 5, per: 2_000 }] } } })).toEqual([10, 10, 5]);
});

test('a customer is told in order whatever the channels, and soon', async () => {
  const order: string[] = [];
  const told = (): Answer => ({});
  const [email, sms] = [platform(told), platform(told)];
  const noting = ({ channel }: { channel: Channel }): Channel => ({
    ...channel,
    send: (delivery) => (order.push(delivery.decision.id), channel.send(delivery)),
  });
  const { runtime, advance } = bench({ email: noting(email), sms: noting(sms) });
  await runtime.submit(eventOf('e', 'ann', { channels: ['sms', 'email', 'email', 'sms'] }));
  await advance(300);
  expect(order).toEqual(['e:0', 'e:1', 'e:2', 'e:3']);
});

test('a dead letter is sent again when somebody asks for it, or dropped', async () => {
  let isBroken = true;
  const { calls, channel } = platform(() => (isBroken ? { status: 'failed', retryable: false } : {}));
  const { runtime, store } = bench({ email: channel });
  await runtime.submit(eventOf('e1', 'ann', { channels: ['email', 'email'] }));
  await runtime.idle();
  expect((await runtime.deadLetters(9)).map(({ decision }) => decision.id)).toEqual(['e1:1', 'e1:0']);
  expect(await runtime.deadLetters(1)).toHaveLength(1);
  isBroken = false;
  expect([await runtime.resend('e1:0'), await runtime.drop('e1:1'), await runtime.resend('e1:1')]).toEqual([
    true,
    true,
    false,
  ]);
  await runtime.idle();
  expect(calls.map(({ id }) => id)).toEqual(['e1:0', 'e1:1', 'e1:0']);
  expect(accountOf((await store.load('ann'))?.state).receipts).toEqual({ 'e1:0': 'sent', 'e1:1': 'failed' });
  expect(await runtime.deadLetters(9)).toEqual([]);
});

test('where others may have the channel, what has none here is left to them for a while', async () => {
  const inner = memoryStore();
  const store = { ...inner, lookEvery: 1_000 };
  await inner.commit([commitOf('ann', 'e1', { decisions: [decisionOf('d1', 'ann', 'push')] })]);
  const clock = simulatedClock(0);
  const runtime = embed({ step: ledger, store, clock, channels: {} });
  onTestFinished(() => runtime.stop(0));
  await clock.advance(60_000, () => runtime.idle());
  expect(await store.deadLetters(9)).toEqual([]);
  await clock.advance(2 * hour, () => runtime.idle());
  expect(await store.deadLetters(9)).toMatchObject([{ decision: { id: 'd1' }, attempts: 8 }]);
});

/** A platform that takes several at once. */
function manyAtOnce(atMost: number, answer: (id: string, now: number) => Answer | undefined = () => ({})) {
  const batches: { readonly ids: readonly string[]; readonly at: number }[] = [];
  const receiptOf = ({ decision, now }: Delivery): readonly Receipt[] => {
    const { id, customer, channel } = decision;
    const told = answer(id, now);
    if (told === undefined || told === 'hang') return [];
    return [{ kind: 'receipt', decision: id, customer, channel, status: 'sent', time: now, ...told }];
  };
  const take = (deliveries: readonly Delivery[]): readonly Receipt[] => {
    batches.push({ ids: deliveries.map(({ decision }) => decision.id), at: deliveries[0]!.now });
    return deliveries.flatMap(receiptOf);
  };
  const channel: Channel = {
    name: 'many',
    send: async (delivery) => take([delivery])[0]!,
    sendMany: Object.assign(async (deliveries: readonly Delivery[]) => take(deliveries), { atMost }),
  };
  return { batches, channel };
}

const customers = (count: number): readonly string[] => Array.from({ length: count }, (_, n) => `c${String(n)}`);

test('what is ready goes out together, as many as the channel takes, and waits for others no longer than it may', async () => {
  const { batches, channel } = manyAtOnce(4);
  const { runtime, advance } = bench({ email: channel });
  for (const id of customers(10)) await runtime.submit(eventOf(id, id, { channels: ['email'] }));
  await runtime.idle();
  expect(batches.map(({ ids, at }) => [ids.length, at])).toEqual([
    [4, 0],
    [4, 0],
  ]);
  await advance(19);
  expect(batches).toHaveLength(2);
  await advance(1);
  expect(batches[2]).toEqual({ ids: ['c8:0', 'c9:0'], at: 20 });
});

test('no two decisions of a customer go out together, and theirs leave in order', async () => {
  const { batches, channel } = manyAtOnce(10);
  const { runtime, advance } = bench({ email: channel }, { gather: 5 });
  for (const id of customers(3)) await runtime.submit(eventOf(id, id, { channels: ['email', 'email', 'email'] }));
  await advance(1_000);
  expect(batches.map(({ ids }) => ids)).toEqual([0, 1, 2].map((n) => customers(3).map((id) => `${id}:${String(n)}`)));
});

test('each of those that went out together has a receipt of its own; one without is tried again', async () => {
  const answers: Record<string, Answer | undefined> = {
    'c0:0': { status: 'failed', retryable: false },
    'c1:0': { status: 'failed', retryable: true },
  };
  // Of the last there is no receipt the first time.
  const { batches, channel } = manyAtOnce(4, (id, now) =>
    now > 20 ? {} : id === 'c3:0' ? undefined : (answers[id] ?? {}),
  );
  const { runtime, store, advance, states } = bench({ email: channel }, { backoff: { random: () => 0 } });
  for (const id of customers(4)) await runtime.submit(eventOf(id, id, { channels: ['email'] }));
  await advance(10_000);
  expect(batches.map(({ ids }) => ids)).toEqual([
    ['c0:0', 'c1:0', 'c2:0', 'c3:0'],
    ['c1:0', 'c3:0'],
  ]);
  expect((await store.deadLetters(9)).map(({ decision }) => decision.id)).toEqual(['c0:0']);
  expect(states()).toEqual([]);
});

test('what is refused as a whole is asked for one by one', async () => {
  const { batches, channel } = manyAtOnce(4, (id) => (id === 'c2:0' ? { status: 'failed', retryable: false } : {}));
  const { sendMany } = channel;
  const refusing = async (deliveries: readonly Delivery[]) =>
    (await sendMany!(deliveries)).map((receipt) => ({ ...receipt, status: 'failed' as const, retryable: false }));
  const { runtime, store, advance } = bench({
    email: { ...channel, sendMany: Object.assign(refusing, { atMost: 4 }) },
  });
  for (const id of customers(4)) await runtime.submit(eventOf(id, id, { channels: ['email'] }));
  await advance(1_000);
  expect(batches.map(({ ids }) => ids.length)).toEqual([4, 1, 1, 1, 1]);
  expect((await store.deadLetters(9)).map(({ decision }) => decision.id)).toEqual(['c2:0']);
  expect(await store.nextDelivery()).toBeUndefined();
});

test('a call for several is one failure where all of them fail', async () => {
  const { batches, channel } = manyAtOnce(50, (_, now) => (now < 60_000 ? failing : {}));
  const { runtime, store, advance, states } = bench({ email: channel }, { circuit: { after: 2, first: 1_000 } });
  for (const id of customers(100)) await runtime.submit(eventOf(id, id, { channels: ['email'] }));
  await advance(59_000);
  expect(states()[0]).toBe('email open');
  expect(batches.length).toBeLessThan(12);
  await advance(hour);
  expect(await store.nextDelivery()).toBeUndefined();
  expect(await store.deadLetters(9)).toEqual([]);
});
