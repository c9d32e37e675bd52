import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';

import { OpportuneError, type Delivery, type Reading, type Receipt } from '@opportune/core';
import { channelSuite } from '@opportune/testing';
import { describe, expect, it } from 'vitest';

import { customerio } from './customerio.ts';
import type { CustomerioEventOptions, CustomerioMessageOptions, CustomerioOptions } from './customerioOptions.ts';

const API_KEY = 'track-key-of-ours';
const APP_KEY = 'app-key-of-ours';
const SECRET = 'customerio-signing-key';
const NOW = Date.UTC(2026, 10, 22, 9);
const HOUR = 3_600_000;
const CREDENTIALS = Buffer.from(`site:${API_KEY}`).toString('base64');
const byEvent: CustomerioEventOptions = { siteId: 'site', apiKey: API_KEY };
const byMessage: CustomerioMessageOptions = { appKey: APP_KEY, message: 3 };
const body = readFileSync(new URL('../../fixtures/customerio/report.json', import.meta.url), 'utf8');

const sign = (text: Uint8Array, at: number, secret = SECRET): Record<string, string> => {
  const timestamp = String(Math.floor(at / 1_000));
  return {
    'x-cio-timestamp': timestamp,
    'x-cio-signature': createHmac('sha256', secret).update(`v0:${timestamp}:`).update(text).digest('hex'),
  };
};

channelSuite('customerio, with events', {
  channel: (fetch) => customerio({ ...byEvent, timeout: 50, fetch }),
  taken: () => Response.json({}),
  key: ({ body: sent }) => JSON.parse(sent).id,
  secrets: [API_KEY, CREDENTIALS],
});
channelSuite('customerio, with events and profiles, which reads reports', {
  channel: (fetch) =>
    customerio({
      ...byEvent,
      secret: [SECRET, 'another'],
      profile: ({ profile }: Delivery) => ({ segment: profile['segment'] }),
      timeout: 50,
      fetch,
    }),
  taken: () => Response.json({}),
  key: ({ url, body: sent }) => (url.endsWith('/events') ? JSON.parse(sent).id : undefined),
  secrets: [API_KEY, CREDENTIALS, SECRET],
  reports: { body, sign: (text, at) => sign(text, at), forge: (text, at) => sign(text, at, 'guessed') },
});
channelSuite('customerio, with transactional messages', {
  channel: (fetch) => customerio({ ...byMessage, timeout: 50, fetch }),
  taken: () => Response.json({ delivery_id: 'RPIL', queued_at: 1795338000 }),
  // There is no key; what the message carries is at least the same.
  key: ({ body: sent }) => JSON.parse(sent).message_data.opportune_decision_id,
  secrets: [APP_KEY],
});

const delivery = (decision: Partial<Delivery['decision']> = {}, rest: Partial<Delivery> = {}): Delivery => ({
  decision: {
    id: 'ed0785268f2a381596c8ffe69b3d16ff',
    customer: 'ada',
    action: 'cart-reminder',
    channel: 'email',
    slot: 'inbox',
    content: { title: 'Still thinking?', opportune_decision_id: 'not this one' },
    at: NOW - 1_234,
    cause: { kind: 'request', id: 'r1' },
    score: 3,
    factors: [],
    probability: 1,
    strategy: { id: 'winback', version: '7', hash: '0123456789abcdef0123456789abcdef' },
    ...decision,
  },
  profile: { email: 'ada@example.com', segment: 'loyal' },
  now: NOW,
  ...rest,
});

interface Sent {
  readonly method: string | undefined;
  readonly url: string;
  readonly headers: Headers;
  readonly body: Record<string, unknown>;
}

async function sent(
  options: CustomerioOptions = byEvent,
  given: Delivery = delivery(),
): Promise<{ receipt: Receipt; calls: readonly Sent[] }> {
  const calls: Sent[] = [];
  const channel = customerio({
    fetch: async (url, init) => {
      calls.push({ method: init.method, url, headers: new Headers(init.headers), body: JSON.parse(init.body ?? '') });
      return Response.json({});
    },
    ...options,
  });
  return { receipt: await channel.send(given), calls };
}

const OURS = {
  opportune_decision_id: 'ed0785268f2a381596c8ffe69b3d16ff',
  opportune_customer_id: 'ada',
  opportune_action: 'cart-reminder',
  opportune_slot: 'inbox',
};

describe('customerio, sending events', () => {
  it('sends an event that carries what the message shows', async () => {
    const { receipt, calls } = await sent({ ...byEvent, event: 'cart_reminder' });
    expect(receipt.status).toBe('accepted');
    expect(receipt).not.toHaveProperty('reference');
    expect(calls).toHaveLength(1);
    expect(calls[0]).toMatchObject({
      method: 'POST',
      url: 'https://track.customer.io/api/v1/customers/ada/events',
    });
    expect(calls[0]?.body).toEqual({
      name: 'cart_reminder',
      id: '7D0Y2JD3SA70ASDJ7ZWTDKT5QZ',
      timestamp: 1795337998,
      data: { title: 'Still thinking?', ...OURS },
    });
    expect(Object.fromEntries(calls[0]?.headers ?? [])).toEqual({
      authorization: `Basic ${CREDENTIALS}`,
      'content-type': 'application/json',
    });
  });

  it('writes the person first where the mapping asks for it', async () => {
    const { calls } = await sent({
      ...byEvent,
      region: 'eu',
      profile: ({ profile }) => ({ email: profile['email'], plan: 'basic' }),
    });
    expect(calls.map(({ method, url }) => [method, url])).toEqual([
      ['PUT', 'https://track-eu.customer.io/api/v1/customers/ada'],
      ['POST', 'https://track-eu.customer.io/api/v1/customers/ada/events'],
    ]);
    expect(calls[0]?.body).toEqual({ email: 'ada@example.com', plan: 'basic' });
    expect((await sent({ ...byEvent, profile: () => undefined })).calls).toHaveLength(1);
  });

  it('sends no event where the person is refused', async () => {
    const urls: string[] = [];
    const { receipt } = await sent({
      ...byEvent,
      profile: () => ({}),
      fetch: async (url) => {
        urls.push(url);
        return Response.json({ meta: { error: 'id attribute must be present' } }, { status: 400 });
      },
    });
    expect(receipt).toMatchObject({ retryable: false, detail: '400 id attribute must be present' });
    expect(urls).toHaveLength(1);
  });

  it.each([
    [{ id: 'a/b?c#d%' }, 'a%2Fb%3Fc%23d%25'],
    [{ email: 'ada+shop@example.com' }, 'ada%2Bshop%40example.com'],
    [{ cio_id: '03000001' }, 'cio_03000001'],
    [{ id: '...' }, '...'],
  ])('names the person %o in the path', async (identity, path) => {
    const { calls } = await sent({ ...byEvent, identify: () => identity as never });
    expect(new URL(calls[0]?.url ?? '').pathname).toBe(`/api/v1/customers/${path}/events`);
  });

  it.each<[string, Partial<CustomerioEventOptions>]>([
    ['nobody', { identify: () => ({}) as never }],
    ['an empty id', { identify: () => ({ id: '' }) }],
    ['two ways at once', { identify: () => ({ id: 'ada', email: 'ada@example.com' }) as never }],
    ['an id that leaves the path', { identify: () => ({ id: '..' }) }],
    ['an id that is the path', { identify: () => ({ id: '.' }) }],
    ['more than 150 bytes', { identify: () => ({ id: 'ä'.repeat(76) }) }],
    ['an event without a name', { event: () => ' ' }],
    ['an event of more than 100 bytes', { event: () => 'ä'.repeat(51) }],
  ])('fails for good, and sends nothing, with %s', async (_, options) => {
    const { receipt, calls } = await sent({ ...byEvent, profile: () => ({}), ...options });
    expect(receipt).toMatchObject({ status: 'failed', retryable: false, detail: /could not be written/ });
    expect(calls).toEqual([]);
  });

  it('sends no event that would start no journey', async () => {
    const late = await sent(byEvent, delivery({ at: NOW - 72 * HOUR }));
    expect(late.receipt).toMatchObject({ status: 'failed', retryable: false, detail: /72 hours/ });
    expect(late.calls).toEqual([]);
    expect((await sent(byEvent, delivery({ at: NOW - 72 * HOUR + 1 }))).calls).toHaveLength(1);
  });

  it.each<[string, CustomerioOptions]>([
    ['an event', byEvent],
    ['an event after its profile', { ...byEvent, profile: () => ({}) }],
    ['a message', byMessage],
  ])('refuses %s of more than 32 kB before anything is sent, for good', async (_, options) => {
    const withText = (text: string): Delivery => delivery({ content: { text } });
    const rest = JSON.stringify((await sent(options, withText(''))).calls.at(-1)?.body).length;
    const fits = await sent(options, withText('x'.repeat(32_000 - rest)));
    expect(fits.receipt.status).toBe('accepted');
    const larger = await sent(options, withText(`${'x'.repeat(31_999 - rest)}ä`));
    expect(larger.receipt).toMatchObject({
      status: 'failed',
      retryable: false,
      detail: '32001 bytes, and the platform takes 32000',
    });
    expect(larger.calls).toEqual([]);
  });

  it('tries again after a 429, which says nothing of when', async () => {
    const { receipt } = await sent({ ...byEvent, fetch: async () => new Response('slow down', { status: 429 }) });
    expect(receipt).toMatchObject({ status: 'failed', retryable: true, detail: '429 slow down' });
    expect(receipt).not.toHaveProperty('retryAfter');
  });

  it.each([
    ['{"meta":{"error":"name cannot be blank"}}', 'name cannot be blank'],
    ['{"meta":{"errors":["one","two"]}}', 'one; two'],
    ['{"errors":[{"detail":"unauthorized","status":"401"}]}', 'unauthorized'],
    ['{"meta":{}}', '{"meta":{}}'],
    ['no JSON', 'no JSON'],
  ])('says what %s says', async (text, words) => {
    const { receipt } = await sent({ ...byEvent, fetch: async () => new Response(text, { status: 400 }) });
    expect(receipt.detail).toBe(`400 ${words}`);
  });
});

describe('customerio, sending transactional messages', () => {
  it('sends a message whose data carry what it shows', async () => {
    const { calls } = await sent(byMessage);
    expect(calls[0]).toMatchObject({ method: 'POST', url: 'https://api.customer.io/v1/send/email' });
    expect(calls[0]?.headers.get('authorization')).toBe(`Bearer ${APP_KEY}`);
    expect(calls[0]?.body).toEqual({
      transactional_message_id: 3,
      to: 'ada@example.com',
      identifiers: { id: 'ada' },
      message_data: { title: 'Still thinking?', ...OURS },
      // By itself Customer.io sends transactional messages to those as well.
      send_to_unsubscribed: false,
    });
  });

  it('sends which, to whom and where it is told to', async () => {
    const { calls } = await sent({
      ...byMessage,
      region: 'eu',
      message: ({ decision }) => `${decision.action}-mail`,
      to: () => 'Ada <ada@work.example>',
      identify: () => ({ email: 'ada@example.com' }),
      properties: ({ profile }) => ({ segment: profile['segment'] }),
      toUnsubscribed: true,
    });
    expect(calls[0]?.url).toBe('https://api-eu.customer.io/v1/send/email');
    expect(calls[0]?.body).toEqual({
      transactional_message_id: 'cart-reminder-mail',
      to: 'Ada <ada@work.example>',
      identifiers: { email: 'ada@example.com' },
      message_data: { segment: 'loyal', ...OURS },
      send_to_unsubscribed: true,
    });
  });

  it("hands out Customer.io's own id of the delivery", async () => {
    const fetch = async (): Promise<Response> => Response.json({ delivery_id: 'RPIL', queued_at: 1795338000 });
    expect((await sent({ ...byMessage, fetch })).receipt).toMatchObject({ status: 'accepted', reference: 'RPIL' });
  });

  it('fails for good where there is no address', async () => {
    const { receipt, calls } = await sent(byMessage, delivery({}, { profile: { email: 7 } }));
    expect(receipt).toMatchObject({ retryable: false, detail: /no address to send to/ });
    expect(calls).toEqual([]);
  });
});

describe('customerio, reading', () => {
  const read = async (text = body, headers = {}, received = NOW): Promise<Reading> => {
    const bytes = Buffer.from(text);
    const channel = customerio({ ...byMessage, secret: SECRET });
    const reading = await channel.read?.({ headers: { ...sign(bytes, NOW), ...headers }, body: bytes, received });
    if (reading === undefined) throw new Error('the channel has no read');
    return reading;
  };

  it('reads a click as an outcome of the decision that started the journey', async () => {
    expect(await read()).toEqual({
      ok: true,
      events: [
        {
          kind: 'event',
          id: 'customerio:01KAMP3N9V4Q6T8W0Y2B5D7F9H',
          type: 'click',
          customer: 'ada',
          time: Date.UTC(2026, 10, 22, 8, 52),
          properties: {
            decision: 'ed0785268f2a381596c8ffe69b3d16ff',
            channel: 'email',
            platform: 'customerio',
            url: 'https://shop.example/cart?utm_source=mail',
          },
          source: 'customerio',
          received: NOW,
        },
      ],
      skipped: [],
    });
  });

  it('believes a signature that is written in another way, but not that of another version', async () => {
    const { 'x-cio-signature': signature = '' } = sign(Buffer.from(body), NOW);
    expect(await read(body, { 'x-cio-signature': signature.toUpperCase() })).toMatchObject({ ok: true });
    const timestamp = String(NOW / 1_000);
    for (const prefix of [`v1:${timestamp}:`, `${timestamp}:`, `${timestamp}.`, '']) {
      const other = createHmac('sha256', SECRET).update(prefix).update(body).digest('hex');
      expect(await read(body, { 'x-cio-signature': other })).toMatchObject({ code: 'SIGNATURE_INVALID' });
    }
  });

  it('refuses the report with any one byte changed', async () => {
    const genuine = Buffer.from(body);
    const headers = sign(genuine, NOW);
    const channel = customerio({ ...byEvent, secret: SECRET });
    for (const index of genuine.keys()) {
      const changed = Buffer.from(genuine);
      changed[index] = (changed[index] ?? 0) ^ 1;
      const reading = await channel.read?.({ headers, body: changed, received: NOW });
      expect(reading).toMatchObject({ code: 'SIGNATURE_INVALID' });
    }
  });

  it.each(['[]', '[{}]'])('says that %s is malformed: one event comes at a time', async (text) => {
    expect(await read(text)).toMatchObject({ ok: false, code: 'MALFORMED' });
  });
});

describe('customerio, options', () => {
  it.each<[string, object]>([
    ['/siteId', { siteId: '' }],
    ['/siteId', { siteId: 'site:1' }],
    ['/apiKey', { apiKey: '' }],
    ['/apiKey', { apiKey: 'with a space' }],
    ['/event', { event: '' }],
    ['/event', { event: 'ä'.repeat(51) }],
    ['/region', { region: 'au' }],
    ['/secret', { secret: '' }],
    ['/secret', { secret: [] }],
    ['/secret', { secret: ['good', ''] }],
    ['/baseUrl', { baseUrl: 'http://customerio.example' }],
    ['/timeout', { timeout: -1 }],
    ['/tolerance', { tolerance: 0 }],
    ['/appKey', { appKey: APP_KEY, message: 3 }],
    ['/appKey', { siteId: undefined }],
    ['/appKey', { siteId: undefined, appKey: '', message: 3 }],
    ['/message', { siteId: undefined, appKey: APP_KEY }],
    ['/message', { siteId: undefined, appKey: APP_KEY, message: '' }],
  ])('refuses %s of %o', (path, options) => {
    const make = (): unknown => customerio({ ...byEvent, ...options } as CustomerioOptions);
    expect(make).toThrow(OpportuneError);
    expect(make).toThrow(expect.objectContaining({ code: 'OPTION_INVALID', path }));
  });

  it('takes another host, for a stand-in', async () => {
    const { calls } = await sent({ ...byEvent, baseUrl: 'http://localhost:4010/cio/' });
    expect(calls[0]?.url).toBe('http://localhost:4010/cio/api/v1/customers/ada/events');
  });
});
