import {
  absence,
  allocate,
  cap,
  compile,
  days,
  hours,
  instant,
  limit,
  minutes,
  qualify,
  strategy,
  type Channel,
  type CustomerEvent,
} from '@opportune/core';
import { embed, memoryStore, sqliteStore } from '@opportune/node';
import { simulatedClock } from '@opportune/testing';
import { expect, onTestFinished, test } from 'vitest';

interface Shop {
  events: { cart_updated: { total: number }; order_completed: { total: number } };
  profile: object;
}

const step = compile(
  strategy<Shop>()({
    id: 'winback',
    version: '1',
    triggers: { abandoned: absence({ after: 'cart_updated', of: 'order_completed', for: minutes(30) }) },
    actions: [{ id: 'reminder', channel: 'email', on: 'abandoned' }],
    funnel: [
      qualify(),
      limit(cap({ channel: 'email', atMost: 1, per: days(7) })),
      allocate({ inbox: { channel: 'email', atMost: 1 } }),
    ],
  }),
);

const start = instant('2026-11-22T09:00:00Z');
const eventOf = (id: string, customer: string, type: string, time: number): CustomerEvent => ({
  id,
  type,
  customer,
  time,
  properties: { total: 60 },
});

test.each([
  ['memoryStore', memoryStore],
  ['sqliteStore', () => sqliteStore({ file: ':memory:' })],
])('a cart that is left is remembered after half an hour, once a week (%s)', async (_, open) => {
  const clock = simulatedClock(start);
  const sent: string[] = [];
  // Refused for good the first time: the place under the cap is free again.
  const email: Channel = {
    name: 'email',
    async send({ decision, now }) {
      sent.push(decision.customer);
      const { id, customer, channel } = decision;
      const receipt = { kind: 'receipt', decision: id, customer, channel, time: now } as const;
      return customer === 'cid' && sent.filter((one) => one === 'cid').length === 1
        ? { ...receipt, status: 'failed', retryable: false }
        : { ...receipt, status: 'sent' };
    },
  };
  const runtime = embed({ step, store: open(), channels: { email }, clock });
  onTestFinished(() => runtime.stop());
  const submit = async (id: string, customer: string, type: string): Promise<string> =>
    (await runtime.submit(eventOf(id, customer, type, clock.now()))).answer;

  for (const customer of ['ann', 'bob', 'cid']) await submit(`${customer}-1`, customer, 'cart_updated');
  await clock.advance(minutes(29), () => runtime.idle());
  await submit('bob-2', 'bob', 'order_completed');
  expect(sent).toEqual([]);
  await clock.advance(minutes(1), () => runtime.idle());
  expect(sent.sort()).toEqual(['ann', 'cid']);
  expect(await submit('ann-1', 'ann', 'cart_updated')).toBe('duplicate');

  await clock.advance(hours(1), () => runtime.idle());
  for (const customer of ['ann', 'cid']) await submit(`${customer}-3`, customer, 'cart_updated');
  await clock.advance(hours(1), () => runtime.idle());
  expect(sent.sort()).toEqual(['ann', 'cid', 'cid']);
});
