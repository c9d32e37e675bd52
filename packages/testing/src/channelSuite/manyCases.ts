import type { Channel, Delivery } from '@opportune/core';
import { describe, expect, it, type TestContext } from 'vitest';

import type { ChannelSetup } from './channelSetup.ts';
import { exampleDelivery } from './exampleDelivery.ts';
import { platform } from './platform.ts';

type Answer = Parameters<typeof platform>[0];

const CUSTOMERS: readonly string[] = ['ada', 'bob', 'cid'];

/** What a channel says of how much it takes, and that it takes several at once where it says so. */
export function manyCases(setup: ChannelSetup): void {
  const deliveries: readonly Delivery[] = CUSTOMERS.map((customer) =>
    exampleDelivery({ id: `d-${customer}`, customer }),
  );

  /** Sends all in one call; the test is left out where the channel takes one at a time. */
  const sendMany = async (context: TestContext, answer: Answer, given: readonly Delivery[] = deliveries) => {
    const { requests, fetch } = platform(answer);
    const channel: Channel = setup.channel(fetch);
    if (channel.sendMany === undefined) return context.skip('it takes one at a time');
    return { requests, receipts: await channel.sendMany(given) };
  };

  describe('limits', () => {
    it('are such that they can be kept', () => {
      const { limits = [], sendMany: many } = setup.channel(() => Promise.reject(new Error('not called')));
      for (const { atMost, per } of limits) {
        expect(Number.isSafeInteger(atMost) && atMost >= 1).toBe(true);
        expect(per).toBeGreaterThan(0);
      }
      const { atMost } = many ?? { atMost: 1 };
      expect(Number.isSafeInteger(atMost) && atMost >= 1).toBe(true);
    });
  });

  describe('sendMany', () => {
    it('hands all over in fewer requests than one by one, with a receipt for each in their order', async (context) => {
      const { requests, receipts } = await sendMany(context, setup.taken);
      const one = platform(setup.taken);
      for (const delivery of deliveries) await setup.channel(one.fetch).send(delivery);
      expect(requests.length).toBeLessThan(one.requests.length);
      expect(receipts.map(({ decision, customer }) => [decision, customer])).toEqual(
        CUSTOMERS.map((customer) => [`d-${customer}`, customer]),
      );
      for (const { status } of receipts) expect(['accepted', 'sent']).toContain(status);
      const bodies = requests.map(({ body }) => body).join('');
      for (const { decision } of deliveries) expect(bodies).toContain(decision.id);
    });

    it('says of each what became of all, and what the platform asks', async (context) => {
      for (const [status, retryable] of [
        [503, true],
        [429, true],
        [400, false],
      ] as const) {
        const answer: Answer = () => new Response(null, { status, headers: { 'retry-after': '120' } });
        const { receipts } = await sendMany(context, answer);
        expect(receipts).toHaveLength(CUSTOMERS.length);
        for (const receipt of receipts) {
          expect(receipt).toMatchObject({ status: 'failed', retryable });
          expect(receipt.retryAfter).toBe(retryable ? 120_000 : undefined);
        }
      }
    });

    it('survives a platform that is not there, and shows no secret', async (context) => {
      const { receipts } = await sendMany(context, ({ headers }) => Promise.reject(new Error([...headers].join(' '))));
      for (const receipt of receipts) expect(receipt).toMatchObject({ status: 'failed', retryable: true });
      for (const secret of setup.secrets) expect(JSON.stringify(receipts)).not.toContain(secret);
    });

    it('hands over the others where one cannot be written', async (context) => {
      const bad = exampleDelivery({ id: 'd-bad', customer: 'eve', content: { total: 1n } });
      const { receipts } = await sendMany(context, setup.taken, [deliveries[0]!, bad, deliveries[1]!]);
      expect(receipts.map(({ decision, status }) => [decision, status === 'failed'])).toEqual([
        ['d-ada', false],
        ['d-bad', true],
        ['d-bob', false],
      ]);
      expect(receipts[1]?.retryable).toBe(false);
    });

    it('sends nothing where it was withdrawn before', async (context) => {
      const signal = AbortSignal.abort();
      const given = deliveries.map((delivery) => ({ ...delivery, signal }));
      const { requests, receipts } = await sendMany(context, setup.taken, given);
      expect(receipts.map(({ status }) => status)).toEqual(CUSTOMERS.map(() => 'aborted'));
      expect(requests).toEqual([]);
    });
  });
}
