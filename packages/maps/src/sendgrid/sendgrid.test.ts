import { generateKeyPairSync, sign as signWith, type KeyObject } from 'node:crypto';
import { readFileSync } from 'node:fs';

import { OpportuneError, type Delivery, type Reading } from '@opportune/core';
import { channelSuite } from '@opportune/testing';
import { describe, expect, it } from 'vitest';

import { ABSENT, sharedJson } from '../../../../.config/shared.ts';
import { sendgrid } from './sendgrid.ts';
import type { SendgridOptions } from './sendgridOptions.ts';

const KEY = 'SG.not-a-real-key';
const NOW = Date.UTC(2026, 10, 22, 9);
const TEMPLATE = 'd-0123456789abcdef0123456789abcdef';
const from = { email: 'shop@example.com', name: 'Shop' };
// SendGrid ends its bodies so, and signs the end as well.
const body = `${readFileSync(new URL('../../fixtures/sendgrid/report.json', import.meta.url), 'utf8').trim()}\r\n`;

const pair = () => generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
const spki = (key: KeyObject): string => key.export({ type: 'spki', format: 'der' }).toString('base64');
const [ours, next, stranger] = [pair(), pair(), pair()];

const headersOf = (text: Uint8Array, timestamp: string, by: KeyObject): Record<string, string> => ({
  'x-twilio-email-event-webhook-timestamp': timestamp,
  'x-twilio-email-event-webhook-signature': signWith(
    'sha256',
    Buffer.concat([Buffer.from(timestamp), text]),
    by,
  ).toString('base64'),
});

/** ECDSA takes chance, so that one body has many signatures; here it has one. */
const made = new Map<string, Record<string, string>>();
const sign = (text: Uint8Array, at: number, by: KeyObject = ours.privateKey): Record<string, string> => {
  const what = `${at} ${by === ours.privateKey} ${Buffer.from(text).toString('base64')}`;
  const headers = made.get(what) ?? headersOf(text, String(Math.floor(at / 1_000)), by);
  made.set(what, headers);
  return headers;
};

const suite = (options: Partial<SendgridOptions>): Parameters<typeof channelSuite>[1] => ({
  channel: (fetch) => sendgrid({ key: KEY, from, template: TEMPLATE, timeout: 50, fetch, ...options }),
  taken: () => new Response(null, { status: 202 }),
  // Nothing that SendGrid heeds; what its reports name.
  key: ({ body: sent }) => JSON.parse(sent).personalizations[0].custom_args.opportune_decision_id,
  secrets: [KEY],
});

channelSuite('sendgrid', suite({}));
channelSuite('sendgrid, which reads reports', {
  ...suite({ publicKey: [spki(next.publicKey), spki(ours.publicKey)] }),
  reports: { body, sign: (text, at) => sign(text, at), forge: (text, at) => sign(text, at, stranger.privateKey) },
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
  profile: { email: 'ada@example.com' },
  now: NOW,
  ...rest,
});

async function sent(
  options: Partial<SendgridOptions> = {},
  given: Delivery = delivery(),
  answer = new Response(null, { status: 202 }),
) {
  const calls: { url: string; headers: Headers; body: Record<string, unknown> }[] = [];
  const channel = sendgrid({
    key: KEY,
    from,
    template: TEMPLATE,
    fetch: async (url, init) => {
      calls.push({ url, headers: new Headers(init.headers), body: JSON.parse(init.body ?? '') });
      return answer;
    },
    ...options,
  });
  return { receipt: await channel.send(given), calls };
}

describe('sendgrid, sending', () => {
  it('sends one mail whose arguments name the decision and the customer', async () => {
    const { receipt, calls } = await sent();
    expect(receipt).toMatchObject({ status: 'accepted' });
    expect(calls).toHaveLength(1);
    expect(calls[0]?.url).toBe('https://api.sendgrid.com/v3/mail/send');
    expect(calls[0]?.body).toEqual({
      from: { email: 'shop@example.com', name: 'Shop' },
      template_id: TEMPLATE,
      personalizations: [
        {
          to: [{ email: 'ada@example.com' }],
          dynamic_template_data: { title: 'Still thinking?', opportune_decision_id: 'd1' },
          custom_args: { opportune_decision_id: 'd1', opportune_customer_id: 'ada' },
        },
      ],
    });
    expect(Object.fromEntries(calls[0]?.headers ?? [])).toEqual({
      authorization: `Bearer ${KEY}`,
      'content-type': 'application/json',
    });
  });

  it('names the mail by the id that SendGrid gives it', async () => {
    const answer = new Response(null, { status: 202, headers: { 'x-message-id': '14c5d75ce93' } });
    expect((await sent({}, delivery(), answer)).receipt).toMatchObject({
      status: 'accepted',
      reference: '14c5d75ce93',
    });
    expect((await sent()).receipt.reference).toBeUndefined();
  });

  it('maps who gets it, what it shows and how it is sent, and none of them displaces what is ours', async () => {
    const { calls } = await sent({
      baseUrl: 'https://api.eu.sendgrid.com/',
      template: ({ decision }) => `d-${decision.action}`,
      identify: ({ decision }) => ({ email: `${decision.customer}@example.com`, name: 'Ada' }),
      properties: ({ profile }) => ({ to: profile['email'], opportune_decision_id: 'x' }),
      mail: () => ({ asm: { group_id: 10 }, from: { email: 'x@example.com' }, personalizations: [], template_id: 'x' }),
    });
    expect(calls[0]?.url).toBe('https://api.eu.sendgrid.com/v3/mail/send');
    expect(calls[0]?.body).toMatchObject({
      asm: { group_id: 10 },
      from,
      template_id: 'd-cart-reminder',
      personalizations: [
        {
          to: [{ email: 'ada@example.com', name: 'Ada' }],
          dynamic_template_data: { to: 'ada@example.com', opportune_decision_id: 'd1' },
        },
      ],
    });
  });

  it.each([{}, { email: '' }, { email: 7 }])('fails for good where nobody is addressed: %o', async (profile) => {
    const { receipt, calls } = await sent({}, delivery({ profile }));
    expect(receipt).toMatchObject({ status: 'failed', retryable: false, detail: /the profile has no email/ });
    expect(calls).toEqual([]);
  });

  it.each<[string, Record<string, string>, number | undefined]>([
    ['when', { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(NOW / 1_000 + 7) }, 7_000],
    ['that it is over', { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(NOW / 1_000 - 7) }, 0],
    ['of others', { 'x-ratelimit-remaining': '499', 'x-ratelimit-reset': String(NOW / 1_000 + 7) }, undefined],
    ['nothing that can be read', { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': 'soon' }, undefined],
    ['nothing', { 'x-ratelimit-remaining': '0' }, undefined],
    ['it as others do', { 'retry-after': '3' }, 3_000],
  ])('waits as the headers say: %s', async (_, headers, retryAfter) => {
    const { receipt } = await sent({}, delivery(), new Response(null, { status: 429, headers }));
    expect(receipt).toMatchObject({ status: 'failed', retryable: true });
    expect(receipt.retryAfter).toBe(retryAfter);
  });

  it('says what SendGrid says', async () => {
    const errors = [
      { message: 'Does not contain a valid address.', field: 'from.email', help: 'https://…' },
      {},
      { message: 'Also wrong', field: null },
    ];
    const { receipt } = await sent({}, delivery(), Response.json({ errors }, { status: 400 }));
    expect(receipt.detail).toBe('400 Does not contain a valid address. from.email; ; Also wrong');
  });
});

describe('sendgrid, reading', () => {
  const channelOf = (options: Partial<SendgridOptions> = {}) =>
    sendgrid({ key: KEY, from, template: TEMPLATE, publicKey: spki(ours.publicKey), ...options });
  const read = async (options: Partial<SendgridOptions> = {}, text = body): Promise<Reading> => {
    const bytes = Buffer.from(text);
    const reading = await channelOf(options).read?.({ headers: sign(bytes, NOW), body: bytes, received: NOW });
    if (reading === undefined) throw new Error('the channel has no read');
    return reading;
  };

  it('maps events to outcomes, and says why it skips the others', async () => {
    const reading = await read();
    if (!reading.ok) throw new Error(reading.detail);
    expect(
      reading.events.map(({ id, type, customer, properties }) => [
        id,
        type,
        customer,
        properties['decision'],
        properties['permanent'],
      ]),
    ).toEqual([
      ['sendgrid:ZGVsaXZlcmVkLTE', 'delivery', 'ada', 'a1b2c3d4', undefined],
      ['sendgrid:b3Blbi0x', 'impression', 'ada', 'a1b2c3d4', undefined],
      ['sendgrid:Y2xpY2stMQ', 'click', 'ada', 'a1b2c3d4', undefined],
      ['sendgrid:Ym91bmNlLTE', 'bounce', 'bob', 'b2', true],
      ['sendgrid:Ym91bmNlLTI', 'bounce', 'cyd', 'c3', undefined],
      ['sendgrid:ZHJvcC0x', 'bounce', 'dan', 'd4', true],
      ['sendgrid:c3BhbS0x', 'complaint', 'eve', 'e5', undefined],
      ['sendgrid:dW5zdWItMQ', 'unsubscribe', 'fay', 'f6', undefined],
      ['sendgrid:Z3JvdXAtMQ', 'unsubscribe', 'gus', 'g7', undefined],
    ]);
    expect(reading.events[2]).toEqual({
      kind: 'event',
      id: 'sendgrid:Y2xpY2stMQ',
      type: 'click',
      customer: 'ada',
      time: Date.UTC(2026, 10, 22, 8, 52),
      properties: { decision: 'a1b2c3d4', channel: 'email', platform: 'sendgrid', url: 'https://shop.example/cart' },
      source: 'sendgrid',
      received: NOW,
    });
    expect(reading.events[8]?.time).toBe(1795337580000);
    expect(reading.skipped).toEqual([
      { index: 9, why: 'a machine opened it' },
      { index: 10, why: 'event "processed" is not read' },
      { index: 11, why: 'event "deferred" is not read' },
      { index: 12, why: 'event "account_status_change" is not read' },
      { index: 13, why: 'no customer' },
      { index: 14, why: 'no sg_event_id' },
      { index: 15, why: 'no timestamp in seconds' },
      { index: 16, why: 'no object' },
    ]);
  });

  it('asks the application whose mail it was', async () => {
    const customers = new Map([['zoe@example.com', 'zoe']]);
    const reading = await read({ customer: async ({ email }) => customers.get(String(email)), channel: 'mail' });
    expect(reading).toMatchObject({
      events: [{ id: 'sendgrid:ZGVsaXZlcmVkLTI', customer: 'zoe', properties: { channel: 'mail' } }],
    });
  });

  it('skips the entry where the application cannot say', async () => {
    const reading = await read({ customer: () => Promise.reject(new Error('database')) });
    expect(reading).toMatchObject({ ok: true, events: [] });
    expect(reading.ok && reading.skipped[0]).toEqual({ index: 0, why: 'the mapping failed' });
  });

  it('takes the line break at the end for a part of what is signed', async () => {
    const headers = sign(Buffer.from(body), NOW);
    const trimmed = { headers, body: Buffer.from(body.trim()), received: NOW };
    expect(await channelOf().read?.(trimmed)).toMatchObject({ code: 'SIGNATURE_INVALID' });
  });

  it('believes both keys while one is replaced', async () => {
    const publicKey = [spki(ours.publicKey), spki(next.publicKey)];
    for (const { privateKey } of [ours, next]) {
      const bytes = Buffer.from(body);
      const headers = headersOf(bytes, String(NOW / 1_000), privateKey);
      expect(await channelOf({ publicKey }).read?.({ headers, body: bytes, received: NOW })).toMatchObject({
        ok: true,
      });
    }
  });

  it('refuses a date that is none, though it is signed', async () => {
    const bytes = Buffer.from(body);
    const headers = headersOf(bytes, 'soon', ours.privateKey);
    expect(await channelOf().read?.({ headers, body: bytes, received: NOW })).toMatchObject({ code: 'MALFORMED' });
  });

  it.each(['{}', '{"data":[]}', 'null'])('says that %s is malformed', async (text) => {
    expect(await read({}, text)).toMatchObject({ ok: false, code: 'MALFORMED' });
  });

  it('has no read without a public key', () => {
    expect('read' in sendgrid({ key: KEY, from, template: TEMPLATE })).toBe(false);
  });
});

describe('what another implementation has signed', () => {
  const vector = (
    sharedJson('contracts/webhook-vectors.json') as
      | { sendgrid: { publicKey: string; headers: Record<string, string>; body: string } }
      | undefined
  )?.sendgrid;
  const received = 1795312000000;
  const read = async ({ publicKey, headers }: NonNullable<typeof vector>, bytes: Uint8Array): Promise<Reading> => {
    const channel = sendgrid({ key: KEY, from, template: TEMPLATE, publicKey, customer: ({ email }) => String(email) });
    const lower = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
    const reading = await channel.read?.({ headers: lower, body: bytes, received });
    if (reading === undefined) throw new Error('the channel has no read');
    return reading;
  };

  it('is believed', async ({ skip }) => {
    if (vector === undefined) return skip(ABSENT);
    const reading = await read(vector, Buffer.from(vector.body));
    expect(reading).toMatchObject({ ok: true, skipped: [] });
    expect(reading.ok && reading.events.map(({ id, type }) => [id, type])).toEqual([
      ['sendgrid:sg_event_id_delivered', 'delivery'],
      ['sendgrid:sg_event_id_open', 'impression'],
      ['sendgrid:sg_event_id_click', 'click'],
      ['sendgrid:sg_event_id_bounce', 'bounce'],
      ['sendgrid:sg_event_id_unsubscribe', 'unsubscribe'],
      ['sendgrid:sg_event_id_spamreport', 'complaint'],
    ]);
  });

  it('is refused with any one byte changed', async ({ skip }) => {
    if (vector === undefined) return skip(ABSENT);
    const bytes = Buffer.from(vector.body);
    for (const index of bytes.keys()) {
      const changed = Buffer.from(bytes);
      changed[index] = (changed[index] ?? 0) ^ (1 << (index % 8));
      expect(await read(vector, changed), `byte ${index}`).toMatchObject({ code: 'SIGNATURE_INVALID' });
    }
  }, 60_000);
});

describe('sendgrid, options', () => {
  it.each<[string, Partial<SendgridOptions>]>([
    ['/key', { key: '' }],
    ['/key', { key: 'SG. with a space' }],
    ['/from/email', { from: { email: 'shop' } }],
    ['/template', { template: '' }],
    ['/template', { template: '0123456789abcdef' }],
    ['/publicKey', { publicKey: [] }],
    ['/publicKey/0', { publicKey: '' }],
    ['/publicKey/1', { publicKey: [spki(ours.publicKey), 'SG.secret'] }],
    ['/baseUrl', { baseUrl: 'http://sendgrid.example' }],
    ['/timeout', { timeout: -1 }],
    ['/tolerance', { tolerance: Number.NaN }],
  ])('refuses %s of %o', (path, options) => {
    const make = (): unknown => sendgrid({ key: KEY, from, template: TEMPLATE, ...options });
    expect(make).toThrow(OpportuneError);
    expect(make).toThrow(expect.objectContaining({ code: 'OPTION_INVALID', path }));
  });
});
