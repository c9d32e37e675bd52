import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';

import { OpportuneError, type Delivery, type Reading } from '@opportune/core';
import { channelSuite } from '@opportune/testing';
import { describe, expect, it } from 'vitest';

import { sharedJson } from '../../../../.config/shared.ts';
import { klaviyo } from './klaviyo.ts';
import type { KlaviyoOptions } from './klaviyoOptions.ts';

const KEY = 'pk_not_a_real_key';
const SECRET = 'klaviyo-secret-of-ours';
const NOW = Date.UTC(2026, 10, 22, 9);
const body = readFileSync(new URL('../../fixtures/klaviyo/report.json', import.meta.url), 'utf8');

const sign = (text: Uint8Array, at: number, secret = SECRET): Record<string, string> => {
  const timestamp = new Date(at).toISOString();
  return {
    'klaviyo-webhook-id': 'wh1',
    'klaviyo-timestamp': timestamp,
    'klaviyo-signature': createHmac('sha256', secret).update(text).update(timestamp).digest('hex'),
  };
};

const suite = (options: Partial<KlaviyoOptions>): Parameters<typeof channelSuite>[1] => ({
  channel: (fetch) => klaviyo({ key: KEY, timeout: 50, fetch, ...options }),
  taken: ({ url }) => new Response(null, { status: url.endsWith('/api/events') ? 202 : 201 }),
  key: ({ url, body: sent }) => (url.endsWith('/api/events') ? JSON.parse(sent).data.attributes.unique_id : undefined),
  secrets: [KEY, SECRET],
});

channelSuite('klaviyo', suite({}));
channelSuite('klaviyo, which writes profiles and reads reports', {
  ...suite({
    secret: [SECRET, 'another'],
    profile: ({ profile }) => ({ properties: { segment: profile['segment'] } }),
  }),
  reports: { body, sign: (text, at) => sign(text, at), forge: (text, at) => sign(text, at, 'guessed') },
});

const delivery = (rest: Partial<Delivery> = {}): Delivery => ({
  decision: {
    id: 'd1',
    customer: 'ada',
    action: 'cart-reminder',
    channel: 'email',
    slot: 'inbox',
    content: { title: 'Still thinking?', opportune_decision_id: 'not this one' },
    at: NOW - 1_000,
    cause: { kind: 'request', id: 'r1' },
    score: 3,
    factors: [],
    probability: 1,
    strategy: { id: 'winback', version: '7', hash: '0123456789abcdef0123456789abcdef' },
  },
  profile: { email: 'ada@example.com', phone: '+4917012345678' },
  now: NOW,
  ...rest,
});

async function sent(options: Partial<KlaviyoOptions> = {}, given: Delivery = delivery()) {
  const calls: { url: string; headers: Headers; data: { attributes: Record<string, unknown> } }[] = [];
  const channel = klaviyo({
    key: KEY,
    fetch: async (url, init) => {
      calls.push({ url, headers: new Headers(init.headers), ...JSON.parse(init.body ?? '') });
      return new Response(null, { status: 202 });
    },
    ...options,
  });
  return { receipt: await channel.send(given), calls };
}

describe('klaviyo, sending', () => {
  it('sends an event whose properties carry what the message shows', async () => {
    const { receipt, calls } = await sent({ metric: 'Cart Reminder' });
    expect(receipt.status).toBe('accepted');
    expect(calls).toHaveLength(1);
    expect(calls[0]?.url).toBe('https://a.klaviyo.com/api/events');
    expect(calls[0]?.data).toEqual({
      type: 'event',
      attributes: {
        metric: { data: { type: 'metric', attributes: { name: 'Cart Reminder' } } },
        profile: {
          data: {
            type: 'profile',
            attributes: { external_id: 'ada', email: 'ada@example.com', phone_number: '+4917012345678' },
          },
        },
        properties: {
          title: 'Still thinking?',
          opportune_decision_id: 'd1',
          opportune_customer_id: 'ada',
          opportune_action: 'cart-reminder',
          opportune_slot: 'inbox',
        },
        unique_id: 'd1',
        time: '2026-11-22T08:59:59.000Z',
      },
    });
    expect(Object.fromEntries(calls[0]?.headers ?? [])).toEqual({
      accept: 'application/vnd.api+json',
      authorization: `Klaviyo-API-Key ${KEY}`,
      'content-type': 'application/vnd.api+json',
      revision: '2026-07-15',
    });
  });

  it('writes the profile first where the mapping asks for it', async () => {
    const { calls } = await sent({
      baseUrl: 'http://localhost:4010/map/',
      profile: ({ profile }) => ({ first_name: 'Ada', email: profile['email'] }),
      identify: ({ decision }) => ({ external_id: decision.customer }),
    });
    expect(calls.map(({ url }) => url)).toEqual([
      'http://localhost:4010/map/api/profile-import',
      'http://localhost:4010/map/api/events',
    ]);
    expect(calls[0]?.data).toEqual({
      type: 'profile',
      attributes: { first_name: 'Ada', email: 'ada@example.com', external_id: 'ada' },
    });
    expect((await sent({ profile: () => undefined })).calls).toHaveLength(1);
  });

  it('sends no event where the profile is refused, and none where it is withdrawn in between', async () => {
    const refused = await sent({ profile: () => ({}), fetch: async () => new Response(null, { status: 409 }) });
    expect(refused.receipt).toMatchObject({ status: 'failed', retryable: false });
    const control = new AbortController();
    const urls: string[] = [];
    const withdrawn = await sent(
      {
        profile: () => ({}),
        fetch: async (url) => {
          urls.push(url);
          control.abort();
          return new Response(null, { status: 200 });
        },
      },
      delivery({ signal: control.signal }),
    );
    expect(urls).toEqual(['https://a.klaviyo.com/api/profile-import']);
    expect(withdrawn.receipt.status).not.toBe('accepted');
  });

  it('leaves out a telephone number that Klaviyo would refuse', async () => {
    const { calls } = await sent({}, delivery({ profile: { phone: '0170 12345678', email: 7 } }));
    expect(calls[0]?.data.attributes['profile']).toEqual({
      data: { type: 'profile', attributes: { external_id: 'ada' } },
    });
  });

  it.each<[unknown, object]>([
    [undefined, {}],
    ['Hello', { content: 'Hello' }],
    [['a', 'b'], { content: ['a', 'b'] }],
  ])('carries the content %o', async (content, expected) => {
    const { calls } = await sent({}, delivery({ decision: { ...delivery().decision, content } }));
    expect(calls[0]?.data.attributes['properties']).toEqual({
      ...expected,
      opportune_decision_id: 'd1',
      opportune_customer_id: 'ada',
      opportune_action: 'cart-reminder',
      opportune_slot: 'inbox',
    });
  });

  it('names the metric and the properties by functions', async () => {
    const { calls } = await sent({
      metric: ({ decision }) => `Opportune ${decision.action}`,
      properties: ({ profile }) => ({ to: profile['email'] }),
    });
    expect(calls[0]?.data.attributes).toMatchObject({
      metric: { data: { attributes: { name: 'Opportune cart-reminder' } } },
      properties: { to: 'ada@example.com', opportune_decision_id: 'd1' },
    });
  });

  it.each<[string, Partial<KlaviyoOptions>]>([
    ['identify', { identify: () => ({}) }],
    [
      'metric',
      {
        metric: () => {
          throw new Error('no metric');
        },
      },
    ],
    [
      'profile',
      {
        profile: () => {
          throw new Error('no profile');
        },
      },
    ],
  ])('fails for good where the mapping %s fails', async (_, options) => {
    const { receipt, calls } = await sent(options);
    expect(receipt).toMatchObject({ status: 'failed', retryable: false, detail: /could not be written/ });
    expect(calls).toEqual([]);
  });

  it('says what a JSON:API document says', async () => {
    const errors = [
      {
        status: '400',
        title: 'Invalid input.',
        detail: 'Invalid email',
        source: { pointer: '/data/attributes/email' },
      },
      { title: 'Also wrong' },
      {},
    ];
    const { receipt } = await sent({ fetch: async () => Response.json({ errors }, { status: 400 }) });
    expect(receipt.detail).toBe('400 Invalid input. Invalid email /data/attributes/email; Also wrong;');
  });
});

describe('klaviyo, reading', () => {
  const read = async (options: Partial<KlaviyoOptions> = {}, text = body, headers = {}): Promise<Reading> => {
    const bytes = Buffer.from(text);
    const channel = klaviyo({ key: KEY, secret: SECRET, ...options });
    const reading = await channel.read?.({ headers: { ...sign(bytes, NOW), ...headers }, body: bytes, received: NOW });
    if (reading === undefined) throw new Error('the channel has no read');
    return reading;
  };

  it('maps topics to outcomes, and says why it skips the others', async () => {
    const reading = await read();
    if (!reading.ok) throw new Error(reading.detail);
    expect(
      reading.events.map(({ id, type, customer, properties }) => [id, type, customer, properties['decision']]),
    ).toEqual([
      ['klaviyo:5aBcD1', 'delivery', 'ada', undefined],
      ['klaviyo:5aBcD2', 'impression', 'ada', undefined],
      ['klaviyo:5aBcD3', 'click', 'ada', 'a1b2c3d4'],
      ['klaviyo:5aBcD4', 'unsubscribe', 'ada', 'a1b2c3d4'],
      ['klaviyo:5aBcD5', 'unsubscribe', 'bob', undefined],
      ['klaviyo:5aBcD6', 'bounce', 'cyd', undefined],
      ['klaviyo:5aBcD7', 'complaint', 'dan', undefined],
    ]);
    expect(reading.events[2]).toEqual({
      kind: 'event',
      id: 'klaviyo:5aBcD3',
      type: 'click',
      customer: 'ada',
      time: Date.UTC(2026, 10, 22, 8, 52),
      properties: {
        decision: 'a1b2c3d4',
        channel: 'email',
        platform: 'klaviyo',
        url: 'https://shop.example/cart?opportune_decision_id=a1b2c3d4',
      },
      source: 'klaviyo',
      received: NOW,
    });
    expect(reading.events[1]?.time).toBe(1795337460000);
    expect(reading.skipped).toEqual([
      { index: 7, why: 'topic "event:klaviyo.clicked_sms" is not read' },
      { index: 8, why: 'no customer' },
      { index: 9, why: 'no datetime in the payload' },
      { index: 10, why: 'no external_id' },
      { index: 11, why: 'no external_id' },
    ]);
  });

  it('asks the application whose event it is, and for further topics', async () => {
    const profiles = new Map([['01JFAY', 'fay']]);
    const reading = await read({
      customer: async ({ profile, properties }) =>
        profiles.get(profile ?? '') ?? String(properties['opportune_customer_id']),
      outcomes: { 'event:klaviyo.clicked_sms': 'click' },
      channel: 'message',
    });
    expect(reading).toMatchObject({ skipped: [{ index: 9 }, { index: 10 }, { index: 11 }] });
    const events = reading.ok ? reading.events : [];
    expect(events.slice(-2)).toMatchObject([
      { id: 'klaviyo:5aBcD8', type: 'click', customer: 'eve', properties: { channel: 'message' } },
      { id: 'klaviyo:5aBcD9', type: 'impression', customer: 'fay' },
    ]);
  });

  it('skips the entry where the application cannot say', async () => {
    const reading = await read({ customer: () => Promise.reject(new Error('database')) });
    expect(reading).toMatchObject({ ok: true, events: [] });
    expect(reading.ok && reading.skipped[0]).toEqual({ index: 0, why: 'the mapping failed' });
    expect(reading.ok && reading.skipped).toHaveLength(12);
  });

  it.each(['{}', '{"data":{}}', '[]', '{"data":null}'])('says that %s is malformed', async (text) => {
    expect(await read({}, text)).toMatchObject({ ok: false, code: 'MALFORMED' });
  });

  it('refuses a body of another webhook than the header says', async () => {
    expect(await read({}, body, { 'klaviyo-webhook-id': 'wh2' })).toMatchObject({ code: 'SIGNATURE_INVALID' });
  });

  it.each([
    ['1795338000', true],
    ['Sun, 22 Nov 2026 09:00:00 GMT', true],
    ['2026-11-22T10:00:00+01:00', true],
    ['today', false],
  ])('reads the date %s: %s', async (timestamp, ok) => {
    const signature = createHmac('sha256', SECRET).update(body).update(timestamp).digest('hex').toUpperCase();
    const headers = { 'klaviyo-timestamp': timestamp, 'klaviyo-signature': signature };
    expect(await read({}, body, headers)).toMatchObject(ok ? { ok } : { ok, code: 'MALFORMED' });
  });

  it('verifies the vector of the contracts', async ({ skip }) => {
    const vectors = sharedJson('contracts/webhook-vectors.json') as
      | { klaviyo: { secret: string; headers: Record<string, string>; body: string } }
      | undefined;
    if (vectors === undefined) return skip('did not run: no ../shared/contracts beside the repository');
    const { secret, headers: given, body: signed } = vectors.klaviyo;
    const headers = Object.fromEntries(Object.entries(given).map(([name, value]) => [name.toLowerCase(), value]));
    const channel = klaviyo({ key: KEY, secret, customer: ({ profile }) => profile });
    const received = Date.parse(headers['klaviyo-timestamp'] ?? '');
    expect(await channel.read?.({ headers, body: Buffer.from(signed), received })).toMatchObject({
      ok: true,
      events: [
        { id: 'klaviyo:4vRpBT', type: 'click', customer: '01H', properties: { url: 'http://shop.example/p/42' } },
      ],
      skipped: [],
    });
    const changed = { headers, body: Buffer.from(signed.replace('p/42', 'p/43')), received };
    expect(await channel.read?.(changed)).toMatchObject({ code: 'SIGNATURE_INVALID' });
  });
});

describe('klaviyo, options', () => {
  it.each<[string, Partial<KlaviyoOptions>]>([
    ['/key', { key: '' }],
    ['/key', { key: 'pk with a space' }],
    ['/secret', { secret: '' }],
    ['/secret', { secret: ['good', ''] }],
    ['/secret', { secret: [] }],
    ['/metric', { metric: '' }],
    ['/metric', { metric: 'x'.repeat(128) }],
    ['/baseUrl', { baseUrl: 'http://klaviyo.example' }],
    ['/baseUrl', { baseUrl: 'a.klaviyo.com' }],
    ['/timeout', { timeout: -1 }],
  ])('refuses %s of %o', (path, options) => {
    const make = (): unknown => klaviyo({ key: KEY, ...options });
    expect(make).toThrow(OpportuneError);
    expect(make).toThrow(expect.objectContaining({ code: 'OPTION_INVALID', path }));
  });

  it('does not quote a secret that it refuses', () => {
    expect(() => klaviyo({ key: 'pk_secret ' })).not.toThrow(/pk_secret/);
  });
});
