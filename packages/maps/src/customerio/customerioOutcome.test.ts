import type { CustomerEvent } from '@opportune/core';
import { describe, expect, it } from 'vitest';

import type { Entry } from '../internal/readEntries.ts';
import { customerioMetrics } from './customerioMetrics.ts';
import type { CustomerioSharedOptions } from './customerioOptions.ts';
import { customerioOutcome } from './customerioOutcome.ts';
import { eventIdOf } from './eventId.ts';

const ID = 'ed0785268f2a381596c8ffe69b3d16ff';
const TIME = 1795337520;
const RECEIVED = 1795338000000;

const read = (change: object, data: object = {}, options: CustomerioSharedOptions = {}): Promise<Entry> =>
  customerioOutcome(
    options,
    { ...customerioMetrics, ...options.outcomes },
    {
      metric: 'delivered',
      event_id: 'e1',
      object_type: 'email',
      timestamp: TIME,
      data: { identifiers: { id: 'ada', email: null, cio_id: '0200000001' }, customer_id: '0200000001', ...data },
      ...change,
    },
    { headers: {}, body: new Uint8Array(), received: RECEIVED },
  );
const propertiesOf = async (...given: Parameters<typeof read>): Promise<CustomerEvent['properties']> => {
  const entry = await read(...given);
  if ('why' in entry) throw new Error(entry.why);
  return entry.properties;
};

/** Every metric of the vendor's document, with the kinds of messages that have it. */
const METRICS: readonly [string, string, readonly string[]][] = [
  ['drafted', '-', ['email', 'push', 'sms', 'in_app', 'slack', 'webhook', 'whatsapp']],
  ['attempted', '-', ['email', 'push', 'sms', 'in_app', 'slack', 'webhook', 'whatsapp']],
  ['sent', '-', ['email', 'push', 'sms', 'in_app', 'slack', 'webhook', 'whatsapp']],
  ['delivered', 'delivery', ['email', 'push', 'sms', 'whatsapp']],
  ['opened', 'impression', ['email', 'push', 'in_app', 'whatsapp']],
  ['clicked', 'click', ['email', 'push', 'sms', 'in_app', 'slack', 'webhook', 'whatsapp']],
  ['converted', 'conversion', ['email', 'push', 'sms', 'in_app', 'whatsapp']],
  ['unsubscribed', 'unsubscribe', ['email', 'customer']],
  ['bounced', 'bounce', ['email', 'push', 'sms', 'whatsapp']],
  ['dropped', 'bounce', ['email', 'push', 'whatsapp']],
  ['spammed', 'complaint', ['email']],
  ['failed', '-', ['email', 'push', 'sms', 'in_app', 'slack', 'webhook', 'whatsapp']],
  ['undeliverable', 'frequency_capped', ['email', 'push', 'sms', 'in_app', 'slack', 'webhook', 'whatsapp']],
  ['replied', '-', ['sms', 'whatsapp']],
  ['subscribed', '-', ['customer', 'email']],
  ['cio_subscription_preferences_changed', '-', ['customer', 'email']],
];

describe('customerioOutcome', () => {
  it.each(METRICS)('reads %s as %s, of %o', async (metric, type, kinds) => {
    for (const object_type of kinds) {
      const entry = await read({ metric, object_type });
      if (type === '-') expect(entry).toEqual({ why: `metric "${metric}" is not read` });
      else {
        const channel = object_type === 'customer' ? 'email' : object_type;
        expect(entry).toMatchObject({ type, customer: 'ada', properties: { channel } });
      }
    }
  });

  it('reads further metrics where it is told to, and others as it is told', async () => {
    const outcomes = { failed: 'bounce', opened: 'click' } as const;
    expect(await read({ metric: 'failed' }, {}, { outcomes })).toMatchObject({ type: 'bounce' });
    expect(await read({ metric: 'opened' }, {}, { outcomes })).toMatchObject({ type: 'click' });
    expect(await read({ metric: 'toString' })).toEqual({ why: 'metric "toString" is not read' });
  });

  it('suppresses nobody: whether a bounce is for good is not said', async () => {
    expect('permanent' in (await propertiesOf({ metric: 'bounced' }))).toBe(false);
  });

  it.each<[string, object, string | undefined]>([
    ['opened', { prefetched: true }, 'opened by a machine'],
    ['opened', { prefetched: false, proxied: true, synthetic: true }, undefined],
    ['clicked', { machine: true }, 'clicked by a machine'],
    ['clicked', { machine: false, prefetched: true }, undefined],
    ['delivered', { machine: true, prefetched: true }, undefined],
  ])('skips what no person did: %s with %o', async (metric, data, why) => {
    const entry = await read({ metric }, data);
    expect('why' in entry ? entry.why : undefined).toBe(why);
  });

  it.each<[object, string]>([
    [{ event_id: undefined }, 'no event_id'],
    [{ event_id: 7 }, 'no event_id'],
    [{ metric: undefined }, 'metric "" is not read'],
    [{ timestamp: undefined }, 'no timestamp'],
    [{ timestamp: null }, 'no timestamp'],
    [{ timestamp: 'soon' }, 'no timestamp'],
    [{ timestamp: 1e300 }, 'no timestamp'],
    [{ data: undefined }, 'no data'],
    [{ data: [] }, 'no data'],
    [{ data: {} }, 'no customer'],
    [{ data: { identifiers: { id: null, email: 'ada@example.com' } } }, 'no customer'],
    [{ data: { customer_id: '0200000001' } }, 'no customer'],
    [{ object_type: undefined }, 'no object_type'],
  ])('skips %o: %s', async (change, why) => {
    expect(await read(change)).toEqual({ why });
  });

  it('names the decision that started the journey', async () => {
    const trigger_event_id = await eventIdOf({ id: ID, at: 0 });
    expect(await propertiesOf({}, { trigger_event_id })).toEqual({
      decision: ID,
      channel: 'email',
      platform: 'customerio',
    });
    // An event of the application's own has a true ULID, made an hour before.
    const other = await eventIdOf({ id: 'an order', at: (TIME - 3_600) * 1_000 });
    for (const each of [other, null, 'm1', undefined]) {
      expect('decision' in (await propertiesOf({}, { trigger_event_id: each }))).toBe(false);
    }
  });

  it('believes a link more than the journey, which may have begun with another event', async () => {
    const trigger_event_id = await eventIdOf({ id: ID, at: 0 });
    const href = 'https://shop.example/cart?a=1&opportune_decision_id=d%202#top';
    expect(await propertiesOf({ metric: 'clicked' }, { href, trigger_event_id })).toMatchObject({
      decision: 'd 2',
      url: href,
    });
    for (const other of ['https://shop.example/?opportune_decision_id=', 'no address', 7]) {
      const found = await propertiesOf({ metric: 'clicked' }, { href: other, trigger_event_id });
      expect(found['decision']).toBe(ID);
    }
  });

  it('asks the application whose it is, what of and on which channel', async () => {
    const sent = new Map([['RMn=', 'd7']]);
    const entry = await read(
      { object_type: 'sms' },
      { delivery_id: 'RMn=' },
      {
        customer: async ({ object, metric }) => `${object} ${metric}`,
        decision: async ({ data }) => sent.get(String(data['delivery_id'])),
        channel: 'message',
      },
    );
    expect(entry).toMatchObject({
      customer: 'sms delivered',
      properties: { decision: 'd7', channel: 'message' },
    });
    expect('decision' in (await propertiesOf({}, {}, { decision: () => undefined }))).toBe(false);
  });
});
