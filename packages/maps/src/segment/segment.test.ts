import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';

import { OpportuneError, type Delivery, type Reading, type Receipt } from '@opportune/core';
import { channelSuite } from '@opportune/testing';
import { describe, expect, it } from 'vitest';

import { segment } from './segment.ts';
import type { SegmentOptions } from './segmentOptions.ts';

const KEY = 'write-key-of-ours';
const SECRET = 'segment-shared-secret';
const NOW = Date.UTC(2026, 10, 22, 9);
const CREDENTIALS = Buffer.from(`${KEY}:`).toString('base64');
const PARCELVOY = { dialect: 'parcelvoy', baseUrl: 'https://map.example/api' } as const;
const body = readFileSync(new URL('../../fixtures/segment/report.json', import.meta.url), 'utf8');

const sign = (text: Uint8Array, secret = SECRET): Record<string, string> => ({
  'x-signature': createHmac('sha1', secret).update(text).digest('hex'),
});

const suite = (options: Partial<SegmentOptions>): Parameters<typeof channelSuite>[1] => ({
  channel: (fetch) => segment({ key: KEY, timeout: 50, fetch, ...options }),
  taken: () => Response.json({ success: true }),
  key: ({ url, body: sent }) => (url.endsWith('/track') ? JSON.parse(sent).messageId : undefined),
  secrets: [KEY, CREDENTIALS, SECRET],
});

channelSuite('segment', suite({}));
channelSuite('segment, which writes traits and reads reports', {
  ...suite({ secret: [SECRET, 'another'], profile: ({ profile }) => profile }),
  reports: { body, sign: (text) => sign(text), forge: (text) => sign(text, 'guessed'), proves: 'body' },
});
channelSuite('segment, for Parcelvoy', {
  ...suite(PARCELVOY),
  taken: () => new Response(null, { status: 204 }),
  key: ({ body: sent }) => JSON.parse(sent)[0].messageId,
});

const delivery = (decision: Partial<Delivery['decision']> = {}): Delivery => ({
  decision: {
    id: 'd1',
    customer: 'ada',
    action: 'cart-reminder',
    channel: 'crm',
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
});

interface Sent {
  readonly url: string;
  readonly headers: Headers;
  readonly body: unknown;
}

async function sent(
  options: Partial<SegmentOptions> = {},
  given: Delivery = delivery(),
): Promise<{ receipt: Receipt; calls: readonly Sent[] }> {
  const calls: Sent[] = [];
  const channel = segment({
    key: KEY,
    fetch: async (url, { headers, body: text }) => {
      calls.push({ url, headers: new Headers(headers), body: JSON.parse(text ?? '') });
      return Response.json({ success: true });
    },
    ...options,
  });
  return { receipt: await channel.send(given), calls };
}

const TRACK = {
  type: 'track',
  messageId: 'd1',
  timestamp: '2026-11-22T08:59:58.766Z',
  userId: 'ada',
  event: 'Opportune Decision',
  properties: {
    title: 'Still thinking?',
    opportune_decision_id: 'd1',
    opportune_customer_id: 'ada',
    opportune_action: 'cart-reminder',
    opportune_slot: 'inbox',
  },
};
const IDENTIFY = {
  type: 'identify',
  messageId: 'd1-identify',
  timestamp: '2026-11-22T08:59:58.766Z',
  userId: 'ada',
  traits: { segment: 'loyal' },
};

describe('segment, sending', () => {
  it('sends an event, and claims no more than that it was accepted', async () => {
    const { receipt, calls } = await sent();
    expect(receipt.status).toBe('accepted');
    expect(calls).toHaveLength(1);
    expect(calls[0]?.url).toBe('https://api.segment.io/v1/track');
    expect(calls[0]?.body).toEqual(TRACK);
    expect(Object.fromEntries(calls[0]?.headers ?? [])).toEqual({
      authorization: `Basic ${CREDENTIALS}`,
      'content-type': 'application/json',
    });
  });

  it('writes traits first, by a call with an id of its own', async () => {
    const { calls } = await sent({ profile: ({ profile }) => ({ segment: profile['segment'] }) });
    expect(calls.map(({ url }) => url)).toEqual([
      'https://api.segment.io/v1/identify',
      'https://api.segment.io/v1/track',
    ]);
    expect(calls.map((call) => call.body)).toEqual([IDENTIFY, TRACK]);
    expect((await sent({ profile: () => undefined })).calls).toHaveLength(1);
  });

  it('sends no event where the traits are refused', async () => {
    const urls: string[] = [];
    const { receipt } = await sent({
      profile: () => ({}),
      fetch: async (url) => {
        urls.push(url);
        return Response.json({ success: false, message: 'malformed JSON' }, { status: 400 });
      },
    });
    expect(receipt).toMatchObject({ retryable: false, detail: '400 malformed JSON' });
    expect(urls).toEqual(['https://api.segment.io/v1/identify']);
  });

  it('sends Parcelvoy all calls at once', async () => {
    const { calls } = await sent({ ...PARCELVOY, profile: ({ profile }) => ({ segment: profile['segment'] }) });
    expect(calls.map(({ url }) => url)).toEqual(['https://map.example/api/client/segment']);
    expect(calls[0]?.headers.get('authorization')).toBe(`Bearer ${KEY}`);
    expect(calls[0]?.body).toEqual([IDENTIFY, TRACK]);
  });

  it.each([
    ['https://cdp.customer.io/v1', '1'],
    ['https://cdp-eu.customer.io/v1/', '1'],
    ['https://plane.example/v1', null],
    ['https://cdp.customer.io.example/v1', null],
  ])('asks only Pipelines for strict mode: %s', async (baseUrl, expected) => {
    const { calls } = await sent({ baseUrl });
    expect(calls[0]?.url).toBe(baseUrl.replace(/\/*$/, '/track'));
    expect(calls[0]?.headers.get('x-strict-mode')).toBe(expected);
  });

  it('names the event, the person, the properties and the destinations as it is told', async () => {
    const { calls } = await sent({
      event: ({ decision }) => `Opportune ${decision.action}`,
      identify: () => ({ anonymousId: 'a7' }),
      properties: ({ profile }) => ({ segment: profile['segment'] }),
      integrations: { All: false, Braze: true },
    });
    expect(calls[0]?.body).toMatchObject({
      event: 'Opportune cart-reminder',
      anonymousId: 'a7',
      properties: { segment: 'loyal', opportune_decision_id: 'd1' },
      integrations: { All: false, Braze: true },
    });
    expect(calls[0]?.body).not.toHaveProperty('userId');
  });

  // The platforms answer all of these with 200, and drop them.
  it.each<[string, Partial<SegmentOptions>, Partial<Delivery['decision']>]>([
    ['nobody', { identify: () => ({}) }, {}],
    ['an empty person', { identify: () => ({ userId: '' }) }, {}],
    ['no name', { event: () => '' }, {}],
    ['a messageId of more than 100 characters', {}, { id: 'x'.repeat(101) }],
    ['a messageId of traits that is too long', { profile: () => ({}) }, { id: 'x'.repeat(92) }],
  ])('fails for good, and sends nothing, with %s', async (_, options, decision) => {
    const { receipt, calls } = await sent(options, delivery(decision));
    expect(receipt).toMatchObject({ status: 'failed', retryable: false, detail: /could not be written/ });
    expect(calls).toEqual([]);
  });

  it('sends ids of 100 characters', async () => {
    expect((await sent({}, delivery({ id: 'x'.repeat(100) }))).calls).toHaveLength(1);
  });

  it('refuses a call of more than 32 kB before anything is sent, for good', async () => {
    const withText = (text: string): Delivery => delivery({ content: { text } });
    const rest = JSON.stringify((await sent({}, withText(''))).calls[0]?.body).length;
    expect((await sent({}, withText('x'.repeat(32_000 - rest)))).receipt.status).toBe('accepted');
    for (const options of [{}, { profile: () => ({}) }, PARCELVOY]) {
      const { receipt, calls } = await sent(options, withText(`${'x'.repeat(31_999 - rest)}ä`));
      expect(receipt).toMatchObject({
        status: 'failed',
        retryable: false,
        detail: '32001 bytes, and the platform takes 32000',
      });
      expect(calls).toEqual([]);
    }
    const profile = (): { text: string } => ({ text: 'x'.repeat(32_000) });
    expect((await sent({ profile })).calls).toEqual([]);
  });

  it.each([
    ['{"success":false,"message":"malformed JSON"}', 'malformed JSON'],
    ['{"status":"error","error":"Authorization error.","code":1000}', 'Authorization error.'],
    ['failed to read body from request', 'failed to read body from request'],
    ['{"success":false}', '{"success":false}'],
  ])('says what %s says', async (text, words) => {
    const { receipt } = await sent({ fetch: async () => new Response(text, { status: 400 }) });
    expect(receipt.detail).toBe(`400 ${words}`);
  });
});

describe('segment, sending many', () => {
  const many = async (options: Partial<SegmentOptions>, given: readonly Delivery[]) => {
    const calls: { readonly url: string; readonly body: unknown }[] = [];
    const channel = segment({
      key: KEY,
      fetch: async (url, { body: text }) => {
        calls.push({ url, body: JSON.parse(text ?? '') });
        return Response.json({ success: true });
      },
      ...options,
    });
    return { calls, atMost: channel.sendMany?.atMost, receipts: await channel.sendMany?.(given) };
  };
  const two = [delivery(), delivery({ id: 'd2', customer: 'bob' })];
  const ids = (body: unknown): unknown => (body as { messageId: string }[]).map(({ messageId }) => messageId);

  it('sends one batch, traits before the event of their customer', async () => {
    const { calls } = await many({ profile: ({ profile }) => ({ segment: profile['segment'] }) }, two);
    expect(calls.map(({ url }) => url)).toEqual(['https://api.segment.io/v1/batch']);
    const [batch] = calls.map(({ body: sent }) => (sent as { batch: readonly unknown[] }).batch);
    expect(batch?.slice(0, 2)).toEqual([IDENTIFY, TRACK]);
    expect(ids(batch)).toEqual(['d1-identify', 'd1', 'd2-identify', 'd2']);
  });

  it('sends Parcelvoy an array', async () => {
    const { calls } = await many(PARCELVOY, two);
    expect(calls.map(({ url }) => url)).toEqual(['https://map.example/api/client/segment']);
    expect(ids(calls[0]?.body)).toEqual(['d1', 'd2']);
  });

  it('takes no more than fit where each is as large as it may be', async () => {
    const profile = (): object => ({});
    const mosts = await Promise.all(
      [{}, { profile }, PARCELVOY, { ...PARCELVOY, profile }].map((each) => many(each as Partial<SegmentOptions>, [])),
    );
    expect(mosts.map(({ atMost }) => atMost)).toEqual([15, 7, 32, 16]);
  });

  it('leaves out what the platform would drop, and sends nothing where nothing is left', async () => {
    const large = delivery({ id: 'large', content: { text: 'x'.repeat(32_000) } });
    const some = await many({}, [large, ...two]);
    expect(some.receipts?.map(({ status }) => status)).toEqual(['failed', 'accepted', 'accepted']);
    expect(some.receipts?.[0]).toMatchObject({ retryable: false, detail: /the platform takes 32000/ });
    expect(some.calls.map(({ body: sent }) => ids((sent as { batch: unknown }).batch))).toEqual([['d1', 'd2']]);
    const none = await many({}, [large]);
    expect(none.calls).toEqual([]);
    expect(none.receipts).toMatchObject([{ status: 'failed', retryable: false }]);
  });
});

describe('segment, reading', () => {
  const call = JSON.parse(body) as Record<string, unknown>;
  const read = async (value: unknown = call, options: Partial<SegmentOptions> = {}, at = NOW): Promise<Reading> => {
    const bytes = Buffer.from(JSON.stringify(value));
    const channel = segment({ key: KEY, secret: SECRET, ...options });
    const reading = await channel.read?.({ headers: sign(bytes), body: bytes, received: at });
    if (reading === undefined) throw new Error('the channel has no read');
    return reading;
  };

  it('reads a click as an outcome', async () => {
    expect(await read()).toEqual({
      ok: true,
      events: [
        {
          kind: 'event',
          id: 'segment:cio_01KAMP3N9V4Q6T8W0Y2B5D7F9H',
          type: 'click',
          customer: 'ada',
          time: Date.UTC(2026, 10, 22, 8, 52),
          properties: {
            decision: 'ed0785268f2a381596c8ffe69b3d16ff',
            channel: 'email',
            platform: 'segment',
            url: 'https://shop.example/cart?opportune_decision_id=ed0785268f2a381596c8ffe69b3d16ff',
          },
          source: 'segment',
          received: NOW,
        },
      ],
      skipped: [],
    });
  });

  it('believes a report of last year, whose ids and times say that it is one', async () => {
    const reading = await read();
    const later = await read(call, {}, NOW + 366 * 86_400_000);
    const ids = (found: Reading): unknown => found.ok && found.events.map(({ id, time }) => [id, time]);
    expect(ids(later)).toEqual(ids(reading));
  });

  it.each([
    ['Email Delivered', 'delivery', 'email'],
    ['Email Opened', 'impression', 'email'],
    ['Email Link Clicked', 'click', 'email'],
    ['Email Bounced', 'bounce', 'email'],
    ['Email Marked as Spam', 'complaint', 'email'],
    ['Unsubscribed', 'unsubscribe', 'email'],
    ['Email Unsubscribed', 'unsubscribe', 'email'],
    ['Email Converted', 'conversion', 'email'],
    ['Push Notification Received', 'delivery', 'push'],
    ['Push Notification Tapped', 'click', 'push'],
    ['Push Notification Bounced', 'bounce', 'push'],
  ])('reads %s as %s on %s', async (event, type, channel) => {
    expect(await read({ ...call, event })).toMatchObject({ events: [{ type, properties: { channel } }] });
  });

  it.each<[object, string]>([
    [{ type: 'identify' }, 'a call of "identify"'],
    [{ type: undefined }, 'a call of ""'],
    // What we send ourselves comes back where the destination is connected to the same source.
    [{ event: 'Opportune Decision' }, 'event "Opportune Decision" is not read'],
    [{ event: 'constructor' }, 'event "constructor" is not read'],
    [{ messageId: undefined }, 'no messageId'],
    [{ timestamp: undefined }, 'no timestamp'],
    [{ timestamp: 'soon' }, 'no timestamp'],
    [{ userId: null, anonymousId: 'a7' }, 'no customer'],
  ])('skips %o: %s', async (change, why) => {
    expect(await read({ ...call, ...change })).toEqual({ ok: true, events: [], skipped: [{ index: 0, why }] });
  });

  it('reads an array, each call on its own', async () => {
    expect(await read([call, null, { ...call, messageId: 'm2' }])).toMatchObject({
      events: [{ id: 'segment:cio_01KAMP3N9V4Q6T8W0Y2B5D7F9H' }, { id: 'segment:m2' }],
      skipped: [{ index: 1, why: 'a call of ""' }],
    });
  });

  it('asks the application for further events, whose they are and what of', async () => {
    const reading = await read(
      { ...call, event: 'Order Completed', userId: null, anonymousId: 'a7', properties: { coupon: 'd7' } },
      {
        outcomes: { 'Order Completed': 'conversion' },
        customer: async ({ anonymousId }) => `customer of ${anonymousId}`,
        decision: ({ properties }) => String(properties['coupon']),
        channel: 'crm',
      },
    );
    expect(reading).toMatchObject({
      events: [{ type: 'conversion', customer: 'customer of a7', properties: { decision: 'd7', channel: 'crm' } }],
    });
  });

  it.each<[object | undefined, string | undefined]>([
    [{ opportune_decision_id: 'd1', link_url: 'https://shop.example/?opportune_decision_id=d2' }, 'd1'],
    [{ link_url: 'https://shop.example/?opportune_decision_id=d%202' }, 'd 2'],
    [{ link_url: 'no address?opportune_decision_id=d2' }, undefined],
    [{ opportune_decision_id: 7 }, undefined],
    [undefined, undefined],
  ])('finds the decision in %o', async (properties, decision) => {
    const reading = await read({ ...call, properties });
    expect(reading.ok && reading.events[0]?.properties['decision']).toBe(decision);
  });

  it('refuses the report with any one byte changed, and a signature by another hash', async () => {
    const genuine = Buffer.from(body);
    const channel = segment({ key: KEY, secret: SECRET });
    for (const index of genuine.keys()) {
      const changed = Buffer.from(genuine);
      changed[index] = (changed[index] ?? 0) ^ 1;
      const reading = await channel.read?.({ headers: sign(genuine), body: changed, received: NOW });
      expect(reading).toMatchObject({ code: 'SIGNATURE_INVALID' });
    }
    const headers = { 'x-signature': createHmac('sha256', SECRET).update(genuine).digest('hex') };
    expect(await channel.read?.({ headers, body: genuine, received: NOW })).toMatchObject({
      code: 'SIGNATURE_INVALID',
    });
  });
});

describe('segment, options', () => {
  it.each<[string, object]>([
    ['/key', { key: '' }],
    ['/key', { key: 'with a space' }],
    ['/dialect', { dialect: 'rudderstack' }],
    ['/event', { event: '' }],
    ['/secret', { secret: '' }],
    ['/secret', { secret: [] }],
    ['/baseUrl', { baseUrl: 'http://plane.example' }],
    ['/baseUrl', { dialect: 'parcelvoy' }],
    ['/timeout', { timeout: 0 }],
  ])('refuses %s of %o', (path, options) => {
    const make = (): unknown => segment({ key: KEY, ...options } as SegmentOptions);
    expect(make).toThrow(OpportuneError);
    expect(make).toThrow(expect.objectContaining({ code: 'OPTION_INVALID', path }));
  });
});
