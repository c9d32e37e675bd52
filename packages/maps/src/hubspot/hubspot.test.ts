import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';

import { OpportuneError, type Delivery, type Reading } from '@opportune/core';
import { channelSuite } from '@opportune/testing';
import { describe, expect, it } from 'vitest';

import { hubspot } from './hubspot.ts';
import type { HubspotOptions } from './hubspotOptions.ts';

const TOKEN = 'pat-na1-not-a-real-token';
const SECRET = 'client-secret-of-our-app';
const URL_OF_OURS = 'https://shop.example/reports/hubspot';
const NOW = Date.UTC(2026, 10, 22, 9);
const body = readFileSync(new URL('../../fixtures/hubspot/report.json', import.meta.url), 'utf8');
const contacts = new Map([
  ['51', 'ada'],
  ['52', 'bob'],
  ['53', 'cyd'],
]);

const sign = (text: Uint8Array, at: number, secret = SECRET): Record<string, string> => ({
  'x-hubspot-request-timestamp': String(at),
  'x-hubspot-signature-v3': createHmac('sha256', secret)
    .update(`POST${URL_OF_OURS}`)
    .update(text)
    .update(String(at))
    .digest('base64'),
});

const event: HubspotOptions = { key: TOKEN, trigger: { event: 'pe12345_decision' } };
const email: HubspotOptions = { key: TOKEN, trigger: { email: 7 } };
const reading: Partial<HubspotOptions> = {
  secret: [SECRET, 'another'],
  url: URL_OF_OURS,
  customer: ({ contact }) => contacts.get(contact),
};

const suite = (options: HubspotOptions): Parameters<typeof channelSuite>[1] => ({
  channel: (fetch) => hubspot({ timeout: 50, fetch, ...options }),
  taken: ({ url }) => {
    if (url.endsWith('/events/v3/send')) return new Response(null, { status: 204 });
    return Response.json(url.endsWith('/batch/upsert') ? { status: 'COMPLETE', results: [{}] } : { status: 'PENDING' });
  },
  key: ({ body: sent }) => {
    const { uuid, message } = JSON.parse(sent);
    return uuid ?? message?.sendId;
  },
  secrets: [TOKEN, SECRET],
});

channelSuite('hubspot by an event', suite(event));
channelSuite('hubspot by an email', suite(email));
channelSuite('hubspot, which writes contacts and reads reports', {
  ...suite({ ...event, ...reading, profile: ({ profile }) => ({ segment: profile['segment'] }) }),
  reports: { body, sign: (text, at) => sign(text, at), forge: (text, at) => sign(text, at, 'guessed') },
});

const delivery = (rest: Partial<Delivery> = {}): Delivery => ({
  decision: {
    id: 'd1',
    customer: 'ada',
    action: 'cart-reminder',
    channel: 'email',
    slot: 'inbox',
    content: { title: 'Still thinking?', total: 79.9, gift: false, items: ['mug', 'tea'], note: null },
    at: NOW - 1_000,
    cause: { kind: 'request', id: 'r1' },
    score: 3,
    factors: [],
    probability: 1,
    strategy: { id: 'winback', version: '7', hash: '0123456789abcdef0123456789abcdef' },
  },
  profile: { email: 'ada@example.com' },
  now: NOW,
  ...rest,
});

async function sent(options: HubspotOptions, given: Delivery = delivery()) {
  const calls: { url: string; headers: Headers; sent: Record<string, unknown> }[] = [];
  const channel = hubspot({
    fetch: async (url, init) => {
      calls.push({ url, headers: new Headers(init.headers), sent: JSON.parse(init.body ?? '') });
      return new Response(null, { status: 204 });
    },
    ...options,
  });
  return { receipt: await channel.send(given), calls };
}

describe('hubspot, sending', () => {
  const ids = {
    opportune_decision_id: 'd1',
    opportune_customer_id: 'ada',
    opportune_action: 'cart-reminder',
    opportune_slot: 'inbox',
  };

  it('sends an event whose properties are all texts', async () => {
    const { receipt, calls } = await sent(event);
    expect(receipt.status).toBe('accepted');
    expect(calls).toHaveLength(1);
    expect(calls[0]?.url).toBe('https://api.hubapi.com/events/v3/send');
    expect(calls[0]?.sent).toEqual({
      eventName: 'pe12345_decision',
      email: 'ada@example.com',
      properties: { title: 'Still thinking?', total: '79.9', gift: 'false', items: '["mug","tea"]', ...ids },
      uuid: 'd1',
      occurredAt: '2026-11-22T08:59:59.000Z',
    });
    expect(Object.fromEntries(calls[0]?.headers ?? [])).toEqual({
      accept: 'application/json',
      authorization: `Bearer ${TOKEN}`,
      'content-type': 'application/json',
    });
  });

  it('sends an email, and what it writes to the contact in the same request', async () => {
    const { receipt, calls } = await sent({ ...email, profile: () => ({ last_cart: 79.9 }) });
    expect(receipt.status).toBe('accepted');
    expect(calls.map(({ url }) => url)).toEqual([
      'https://api.hubapi.com/marketing/v3/transactional/single-email/send',
    ]);
    expect(calls[0]?.sent).toMatchObject({
      emailId: 7,
      message: { to: 'ada@example.com', sendId: 'd1' },
      contactProperties: { last_cart: '79.9' },
      customProperties: { total: '79.9', ...ids },
    });
    expect((await sent(email)).calls[0]?.sent).not.toHaveProperty('contactProperties');
  });

  it('writes the contact before an event', async () => {
    const { calls } = await sent({
      ...event,
      baseUrl: 'http://localhost:4010/hub/',
      profile: () => ({ firstname: 'Ada', visits: 3 }),
    });
    expect(calls.map(({ url }) => url)).toEqual([
      'http://localhost:4010/hub/crm/v3/objects/contacts/batch/upsert',
      'http://localhost:4010/hub/events/v3/send',
    ]);
    expect(calls[0]?.sent).toEqual({
      inputs: [{ idProperty: 'email', id: 'ada@example.com', properties: { firstname: 'Ada', visits: '3' } }],
    });
    expect((await sent({ ...event, profile: () => undefined })).calls).toHaveLength(1);
  });

  const errors = [{ status: 'error', category: 'VALIDATION_ERROR', message: 'Property "visits" does not exist' }];
  it.each([
    [207, { status: 'COMPLETE', results: [], errors }],
    [207, { status: 'COMPLETE', results: [], numErrors: 1, errors }],
    [200, { status: 'COMPLETE', results: [], numErrors: 1, errors }],
  ])('sends no event where the contact was not written, though the batch has the status %i', async (status, said) => {
    const urls: string[] = [];
    const { receipt } = await sent({
      ...event,
      profile: () => ({ visits: 3 }),
      fetch: async (url) => {
        urls.push(url);
        return Response.json(said, { status });
      },
    });
    expect(urls).toHaveLength(1);
    expect(receipt).toMatchObject({
      status: 'failed',
      retryable: false,
      detail: `${status} contact: Property "visits" does not exist`,
    });
  });

  it.each([
    ['2026-03', '/events/2026-03/send', '/crm/objects/2026-03/contacts/batch/upsert'],
    ['2026-09', '/events/custom/2026-09/send', '/crm/objects/2026-09/contacts/batch/upsert'],
  ] as const)('has the paths of version %s', async (version, events, upsert) => {
    const { calls } = await sent({ ...event, version, profile: () => ({ a: 1 }) });
    expect(calls.map(({ url }) => url)).toEqual([upsert, events].map((path) => `https://api.hubapi.com${path}`));
    const emails = await sent({ ...email, version });
    expect(emails.calls[0]?.url).toBe(`https://api.hubapi.com/marketing/transactional/${version}/single-email/send`);
    expect(emails.calls[0]?.sent['message']).toEqual({
      to: 'ada@example.com',
      sendId: 'd1',
      cc: [],
      bcc: [],
      replyTo: [],
    });
    expect(emails.calls[0]?.sent['contactProperties']).toEqual({});
  });

  it('chooses by decision, and names whom and what the application says', async () => {
    const { calls } = await sent({
      key: TOKEN,
      trigger: ({ decision }) => ({ event: `pe12345_${decision.slot}` }),
      identify: () => ({ email: '', objectId: '51', utk: '' }),
      properties: ({ profile }) => ({ to: profile['email'], opportune_decision_id: 'not this one' }),
    });
    expect(calls[0]?.sent).toMatchObject({ eventName: 'pe12345_inbox', objectId: '51' });
    expect(calls[0]?.sent).not.toHaveProperty('utk');
    expect(calls[0]?.sent).not.toHaveProperty('email');
    expect(calls[0]?.sent['properties']).toEqual({ to: 'ada@example.com', ...ids });
  });

  it('leaves it to the definition of an event to find the record', async () => {
    const { receipt, calls } = await sent({ ...event, identify: () => ({}) }, delivery({ profile: {} }));
    expect(receipt.status).toBe('accepted');
    expect(Object.keys(calls[0]?.sent ?? {})).toEqual(['eventName', 'properties', 'uuid', 'occurredAt']);
  });

  it.each<[string, HubspotOptions]>([
    ['no address, by default', event],
    ['no address for an email', { ...email, identify: () => ({ objectId: '51' }) }],
    ['no address for a contact', { ...event, identify: () => ({ objectId: '51' }), profile: () => ({ a: 1 }) }],
    ['neither an event nor an email', { key: TOKEN, trigger: () => ({ event: '' }) }],
  ])('fails for good with %s', async (_, options) => {
    const { receipt, calls } = await sent(options, delivery({ profile: {} }));
    expect(receipt).toMatchObject({ status: 'failed', retryable: false, detail: /could not be written/ });
    expect(calls).toEqual([]);
  });
});

describe('hubspot, when things go wrong', () => {
  const answered = async (options: HubspotOptions, answer: Response) =>
    (await sent({ ...options, fetch: async () => answer })).receipt;

  it.each([
    ['SENT', { status: 'sent' }],
    ['QUEUED', { status: 'accepted' }],
    ['IDEMPOTENT_IGNORE', { status: 'accepted' }],
    ['RECIPIENT_FATIGUE_SUPPRESSED', { status: 'failed', retryable: false, reason: 'frequency_capped' }],
    ['BRAND_RECIPIENT_FATIGUE_SUPPRESSED', { status: 'failed', retryable: false, reason: 'frequency_capped' }],
    ['THROTTLED', { status: 'failed', retryable: true }],
    ['PREVIOUSLY_UNSUBSCRIBED_MESSAGE', { status: 'failed', retryable: false }],
    ['A_WORD_OF_TOMORROW', { status: 'failed', retryable: false, detail: 'A_WORD_OF_TOMORROW why it is' }],
  ])('reads the result %s of an email', async (sendResult, expected) => {
    const said = { status: 'COMPLETE', statusId: 's1', sendResult, message: 'why it is' };
    const receipt = await answered(email, Response.json(said));
    expect(receipt).toMatchObject({ ...expected, reference: 's1' });
    expect(receipt.reason).toBe('reason' in expected ? expected.reason : undefined);
  });

  it('takes an email that was cancelled for a failure', async () => {
    const receipt = await answered(email, Response.json({ status: 'CANCELED', statusId: 's1' }));
    expect(receipt).toMatchObject({ status: 'failed', retryable: false, detail: 'CANCELED' });
  });

  it.each([
    ['SECONDLY', {}, 1_000],
    ['TEN_SECONDLY_ROLLING', {}, 10_000],
    ['TEN_SECONDLY_ROLLING', { 'x-hubspot-ratelimit-interval-milliseconds': '5000' }, 5_000],
    ['DAILY', {}, 3_600_000],
    ['DAILY', { 'retry-after': '7' }, 7_000],
    ['OF_TOMORROW', { 'x-hubspot-ratelimit-interval-milliseconds': '5000' }, undefined],
  ])('waits for the limit %s with %o', async (policyName, headers, wait) => {
    const receipt = await answered(event, Response.json({ message: 'slow', policyName }, { status: 429, headers }));
    expect(receipt).toMatchObject({ status: 'failed', retryable: true, detail: `429 slow; ${policyName}` });
    expect(receipt.retryAfter).toBe(wait);
  });

  it.each([423, 477])('tries again what is locked or being moved, %i', async (status) => {
    const receipt = await answered(event, new Response(null, { status, headers: { 'retry-after': '60' } }));
    expect(receipt).toMatchObject({ status: 'failed', retryable: true, retryAfter: 60_000 });
  });

  it('says what an error of HubSpot says, and what its support asks for', async () => {
    const said = {
      status: 'error',
      message: 'Invalid input',
      correlationId: 'aeb5f871-7f07-4993-9211-075dc63e7cbf',
      category: 'VALIDATION_ERROR',
      errors: [{ message: 'no such event' }, {}, null],
    };
    expect((await answered(event, Response.json(said, { status: 400 }))).detail).toBe(
      '400 Invalid input; no such event; VALIDATION_ERROR; aeb5f871-7f07-4993-9211-075dc63e7cbf',
    );
  });
});

describe('hubspot, reading', () => {
  const read = async (options: Partial<HubspotOptions> = {}, text = body, headers = {}): Promise<Reading> => {
    const bytes = Buffer.from(text);
    const channel = hubspot({ ...event, ...reading, ...options });
    const found = await channel.read?.({ headers: { ...sign(bytes, NOW), ...headers }, body: bytes, received: NOW });
    if (found === undefined) throw new Error('the channel has no read');
    return found;
  };

  it('maps changes of contacts to outcomes, and says why it skips the others', async () => {
    const found = await read();
    if (!found.ok) throw new Error(found.detail);
    expect(found.events.map(({ type, customer, time }) => [type, customer, time])).toEqual([
      ['impression', 'ada', 1795337520000],
      ['click', 'ada', 1795337530000],
      ['unsubscribe', 'bob', 1795337540000],
      ['bounce', 'cyd', 1795337550000],
    ]);
    expect(found.events[3]).toEqual({
      kind: 'event',
      id: 'hubspot:104:53:hs_email_hard_bounce_reason_enum:1795337550000',
      type: 'bounce',
      customer: 'cyd',
      time: 1795337550000,
      properties: { channel: 'email', platform: 'hubspot', permanent: true },
      source: 'hubspot',
      received: NOW,
    });
    expect(found.events[2]?.properties).toEqual({ channel: 'email', platform: 'hubspot' });
    expect(found.skipped).toEqual([
      { index: 4, why: 'hs_email_optout was taken back' },
      { index: 5, why: 'property "firstname" is not read' },
      { index: 6, why: 'subscription "contact.privacyDeletion" is not read' },
      { index: 7, why: 'subscription "object.propertyChange" is not read' },
      { index: 8, why: 'no customer' },
      { index: 9, why: 'no eventId or objectId' },
      { index: 10, why: 'no occurredAt' },
    ]);
  });

  it('asks the application for further changes, and tells it what has changed', async () => {
    const asked: unknown[] = [];
    const found = await read({
      outcomes: { firstname: 'conversion' },
      channel: 'message',
      customer: async (report) => {
        asked.push(report);
        return 'somebody';
      },
    });
    expect(found).toMatchObject({ ok: true });
    expect(found.ok && found.events[4]).toMatchObject({ type: 'conversion', properties: { channel: 'message' } });
    expect(asked[0]).toEqual({
      contact: '51',
      portal: '12345',
      property: 'hs_email_last_open_date',
      value: '1795337519000',
    });
  });

  it('skips the entry where the application cannot say', async () => {
    const found = await read({ customer: () => Promise.reject(new Error('database')) });
    expect(found).toMatchObject({ ok: true, events: [] });
    expect(found.ok && found.skipped[0]).toEqual({ index: 0, why: 'the mapping failed' });
  });

  it.each([{ eventId: 1.5 }, { objectId: '51' }, { occurredAt: 1e300 }])('skips an entry with %o', async (change) => {
    const [first] = JSON.parse(body);
    expect(await read({}, JSON.stringify([{ ...first, ...change }]))).toMatchObject({ ok: true, events: [] });
  });

  it('does not believe a report that was sent to another address', async () => {
    expect(await read({ url: `${URL_OF_OURS}/` })).toMatchObject({ code: 'SIGNATURE_INVALID' });
  });

  it.each(['{}', '{"data":[]}', 'null'])('says that %s is malformed', async (text) => {
    expect(await read({}, text)).toMatchObject({ ok: false, code: 'MALFORMED' });
  });

  it('says that a date which is none is malformed', async () => {
    const signature = createHmac('sha256', SECRET).update(`POST${URL_OF_OURS}`).update(body).update('1e3').digest();
    const headers = { 'x-hubspot-request-timestamp': '1e3', 'x-hubspot-signature-v3': signature.toString('base64') };
    expect(await read({}, body, headers)).toMatchObject({ ok: false, code: 'MALFORMED' });
  });
});

describe('hubspot, options', () => {
  it.each<[string, Partial<HubspotOptions>]>([
    ['/key', { key: '' }],
    ['/key', { key: 'pat with a space' }],
    ['/trigger', { trigger: { event: '' } }],
    ['/trigger', { trigger: { event: 'a name with spaces' } }],
    ['/trigger', { trigger: { email: 0 } }],
    ['/trigger', { trigger: { email: 1.5 } }],
    ['/version', { version: 'v4' as 'v3' }],
    ['/secret', { ...reading, secret: '' }],
    ['/secret', { ...reading, secret: [] }],
    ['/url', { ...reading, url: '' }],
    ['/url', { ...reading, url: 'http://shop.example/' }],
    ['/customer', { secret: SECRET, url: URL_OF_OURS }],
    ['/baseUrl', { baseUrl: 'http://hubspot.example' }],
    ['/timeout', { timeout: -1 }],
  ])('refuses %s of %o', (path, options) => {
    const make = (): unknown => hubspot({ ...event, ...options });
    expect(make).toThrow(OpportuneError);
    expect(make).toThrow(expect.objectContaining({ code: 'OPTION_INVALID', path }));
  });

  it('has no read without a secret', () => {
    expect(hubspot(event)).not.toHaveProperty('read');
  });
});
