import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';

import { OpportuneError, type Delivery, type Reading } from '@opportune/core';
import { channelSuite } from '@opportune/testing';
import { describe, expect, it } from 'vitest';

import { ABSENT, sharedJson } from '../../../../.config/shared.ts';
import { resend } from './resend.ts';
import type { ResendEventOptions, ResendMailOptions, ResendOptions } from './resendOptions.ts';

const KEY = 're_not_a_real_key';
const SECRET = `whsec_${Buffer.from('a secret of 27 bytes, at lea').toString('base64')}`;
const NEXT = `whsec_${Buffer.from('the secret that comes next, soon').toString('base64')}`;
const NOW = Date.UTC(2026, 10, 22, 9);
const from = 'Shop <shop@example.com>';
const body = readFileSync(new URL('../../fixtures/resend/report.json', import.meta.url), 'utf8');

/** Svix, written a second time and with another library. */
function sign(text: Uint8Array, at: number, secret = SECRET, id = 'msg_1'): Record<string, string> {
  const timestamp = String(Math.floor(at / 1_000));
  const hmac = createHmac('sha256', Buffer.from(secret.slice(6), 'base64'))
    .update(`${id}.${timestamp}.`)
    .update(text);
  return { 'svix-id': id, 'svix-timestamp': timestamp, 'svix-signature': `v1,${hmac.digest('base64')}` };
}

const mail = (more: Partial<ResendMailOptions> = {}): ResendMailOptions => ({ key: KEY, from, ...more });
const event = (more: Partial<ResendEventOptions> = {}): ResendEventOptions => ({
  key: KEY,
  event: 'decision.made',
  ...more,
});

const suite = (options: ResendOptions): Parameters<typeof channelSuite>[1] => ({
  channel: (fetch) => resend({ ...options, timeout: 50, fetch }),
  taken: ({ url }) =>
    url.endsWith('/emails')
      ? Response.json({ id: '49a3999c' })
      : Response.json({ object: 'event', event: 'decision.made' }, { status: 202 }),
  // Events have none; this is what their automation gets to know.
  key: ({ headers, body: sent }) =>
    headers.get('idempotency-key') ?? JSON.parse(sent).payload?.opportune_decision_id ?? undefined,
  secrets: [KEY, SECRET],
});

channelSuite('resend, with a template', suite(mail({ template: 'cart-reminder' })));
channelSuite('resend, with an event', suite(event()));
channelSuite('resend, which reads reports', {
  ...suite(mail({ template: 'cart-reminder', secret: [NEXT, SECRET] })),
  reports: { body, sign: (text, at) => sign(text, at), forge: (text, at) => sign(text, at, `whsec_${'a'.repeat(32)}`) },
});

const delivery = (content: unknown = { title: 'Still thinking?' }, rest: Partial<Delivery> = {}): Delivery => ({
  decision: {
    id: 'd1',
    customer: 'ada',
    action: 'cart-reminder',
    channel: 'email',
    slot: 'inbox',
    content,
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
  options: ResendOptions,
  given: Delivery = delivery(),
  answer: Response = Response.json({ id: 'e1' }),
) {
  const calls: { url: string; headers: Headers; body: Record<string, unknown> }[] = [];
  const channel = resend({
    ...options,
    fetch: async (url, init) => {
      calls.push({ url, headers: new Headers(init.headers), body: JSON.parse(init.body ?? '') });
      return answer;
    },
  });
  return { receipt: await channel.send(given), calls };
}

const tags = [
  { name: 'opportune_decision_id', value: 'd1' },
  { name: 'opportune_customer_id', value: 'ada' },
];

describe('resend, sending mails', () => {
  it('sends a template whose tags name the decision and the customer', async () => {
    const { receipt, calls } = await sent(mail({ template: 'cart-reminder' }));
    expect(receipt).toMatchObject({ status: 'accepted', reference: 'e1' });
    expect(calls).toHaveLength(1);
    expect(calls[0]?.url).toBe('https://api.resend.com/emails');
    expect(calls[0]?.body).toEqual({
      template: { id: 'cart-reminder', variables: { title: 'Still thinking?' } },
      from,
      to: ['ada@example.com'],
      tags,
    });
    expect(Object.fromEntries(calls[0]?.headers ?? [])).toEqual({
      authorization: `Bearer ${KEY}`,
      'content-type': 'application/json',
      'idempotency-key': 'd1',
    });
  });

  it('writes as JSON what no variable can be', async () => {
    const content = { title: 'Hello', price: 9.5, items: ['mug'], gift: false, none: null };
    const { calls } = await sent(mail({ template: 'cart' }), delivery(content));
    expect(calls[0]?.body['template']).toEqual({
      id: 'cart',
      variables: { title: 'Hello', price: 9.5, items: '["mug"]', gift: 'false' },
    });
  });

  it('sends the content itself without a template', async () => {
    const content = { subject: 'Still thinking?', html: '<p>Hello</p>', text: 'Hello', more: 1 };
    const { calls } = await sent(mail(), delivery(content));
    expect(calls[0]?.body).toEqual({
      subject: 'Still thinking?',
      html: '<p>Hello</p>',
      text: 'Hello',
      from,
      to: ['ada@example.com'],
      tags,
    });
  });

  it('maps who gets it, what it shows and how it is sent, and none of them displaces what is ours', async () => {
    const { calls } = await sent(
      mail({
        baseUrl: 'http://localhost:4010/v1/',
        template: ({ decision }) => decision.action,
        identify: ({ decision }) => `${decision.customer}@example.org`,
        properties: ({ profile }) => ({ to: String(profile['email']) }),
        mail: () => ({
          subject: 'Hello',
          topic_id: 't1',
          from: 'x@example.com',
          to: ['x@example.com'],
          tags: [{ name: 'category', value: 'cart' }],
        }),
      }),
    );
    expect(calls[0]?.url).toBe('http://localhost:4010/v1/emails');
    expect(calls[0]?.body).toEqual({
      template: { id: 'cart-reminder', variables: { to: 'ada@example.com' } },
      subject: 'Hello',
      topic_id: 't1',
      from,
      to: ['ada@example.org'],
      tags: [{ name: 'category', value: 'cart' }, ...tags],
    });
  });

  it('encodes an id that no tag can hold', async () => {
    const given = delivery();
    const { calls } = await sent(mail(), { ...given, decision: { ...given.decision, customer: 'ada@example.com' } });
    expect(calls[0]?.body['tags']).toEqual([
      tags[0],
      { name: 'opportune_customer_id_base64url', value: 'YWRhQGV4YW1wbGUuY29t' },
    ]);
  });

  it.each([{}, { email: '' }, { email: 7 }])('fails for good where nobody is addressed: %o', async (profile) => {
    const { receipt, calls } = await sent(mail(), delivery(undefined, { profile }));
    expect(receipt).toMatchObject({ status: 'failed', retryable: false, detail: /the profile has no email/ });
    expect(calls).toEqual([]);
  });

  const refusal = (status: number, name: string, headers = {}): Response =>
    Response.json({ statusCode: status, name, message: 'in the words of Resend' }, { status, headers });

  it('takes it for sent where the key was used for another mail: the first attempt has arrived', async () => {
    const { receipt } = await sent(mail(), delivery(), refusal(409, 'invalid_idempotent_request'));
    expect(receipt).toMatchObject({ status: 'accepted' });
    expect(receipt.reference).toBeUndefined();
  });

  it.each([
    [409, 'concurrent_idempotent_requests', true],
    [409, 'resource_locked', true],
    [409, 'something_else', false],
    [400, 'invalid_idempotency_key', false],
    [403, 'validation_error', false],
    [422, 'missing_required_field', false],
    [429, 'rate_limit_exceeded', true],
    [429, 'monthly_quota_exceeded', true],
    [500, 'application_error', true],
  ])('reads %i %s, retryable: %s', async (status, name, retryable) => {
    const { receipt } = await sent(mail(), delivery(), refusal(status, name));
    expect(receipt).toMatchObject({ status: 'failed', retryable });
    expect(receipt.detail).toBe(`${status} ${name} in the words of Resend`);
    expect(receipt.retryAfter).toBeUndefined();
  });

  it.each<[string, string, Record<string, string>, number | undefined]>([
    [
      'by Retry-After',
      'rate_limit_exceeded',
      { 'retry-after': '1', 'ratelimit-reset': '2', 'ratelimit-remaining': '0' },
      1_000,
    ],
    ['by ratelimit-reset', 'rate_limit_exceeded', { 'ratelimit-reset': '2', 'ratelimit-remaining': '0' }, 2_000],
    [
      'not while some are left',
      'rate_limit_exceeded',
      { 'ratelimit-reset': '2', 'ratelimit-remaining': '1' },
      undefined,
    ],
    [
      'not for what is no number',
      'rate_limit_exceeded',
      { 'ratelimit-reset': 'soon', 'ratelimit-remaining': '0' },
      undefined,
    ],
    ['until midnight for the daily quota', 'daily_quota_exceeded', { 'retry-after': '1' }, 15 * 3_600_000],
  ])('waits %s', async (_, name, headers, retryAfter) => {
    const { receipt } = await sent(mail(), delivery(), refusal(429, name, headers));
    expect(receipt).toMatchObject({ status: 'failed', retryable: true });
    expect(receipt.retryAfter).toBe(retryAfter);
  });
});

describe('resend, sending events', () => {
  it('sends an event whose payload names the decision and the customer', async () => {
    const { receipt, calls } = await sent(
      event({ event: ({ decision }) => `decision.${decision.slot}` }),
      delivery({ title: 'Hello', items: ['mug'], opportune_decision_id: 'not this one' }),
      Response.json({ object: 'event', event: 'decision.inbox' }, { status: 202 }),
    );
    expect(receipt).toMatchObject({ status: 'accepted' });
    expect(calls[0]?.url).toBe('https://api.resend.com/events/send');
    expect(calls[0]?.headers.has('idempotency-key')).toBe(false);
    expect(calls[0]?.body).toEqual({
      event: 'decision.inbox',
      email: 'ada@example.com',
      payload: { title: 'Hello', items: ['mug'], opportune_decision_id: 'd1', opportune_customer_id: 'ada' },
    });
  });

  it('maps whom it is about and what it carries', async () => {
    const { calls } = await sent(event({ identify: () => 'x@example.com', properties: () => ({ a: 1 }) }));
    expect(calls[0]?.body).toMatchObject({ email: 'x@example.com', payload: { a: 1, opportune_decision_id: 'd1' } });
  });
});

describe('resend, reading', () => {
  const read = async (options: Partial<ResendMailOptions> = {}, text = body, headers = {}): Promise<Reading> => {
    const bytes = Buffer.from(text);
    const channel = resend(mail({ secret: [SECRET, NEXT], ...options }));
    const reading = await channel.read?.({ headers: { ...sign(bytes, NOW), ...headers }, body: bytes, received: NOW });
    if (reading === undefined) throw new Error('the channel has no read');
    return reading;
  };

  it('maps an event to an outcome', async () => {
    expect(await read()).toEqual({
      ok: true,
      events: [
        {
          kind: 'event',
          id: 'resend:msg_1',
          type: 'click',
          customer: 'ada@example.com',
          time: Date.UTC(2026, 10, 22, 8, 52, 0, 163),
          properties: {
            decision: 'a1b2c3d4',
            channel: 'email',
            platform: 'resend',
            url: 'https://shop.example/cart',
          },
          source: 'resend',
          received: NOW,
        },
      ],
      skipped: [],
    });
  });

  const report = (type: unknown, data: unknown, created_at: unknown = '2026-11-22T08:50:00.126Z'): string =>
    JSON.stringify({ type, created_at, data });
  const mine = { to: ['ada@example.com'], tags: { opportune_decision_id: 'd1', opportune_customer_id: 'ada' } };

  it('takes the time of the report where nothing was clicked, and the form of tags that requests have', async () => {
    const reading = await read({ channel: 'mail' }, report('email.bounced', { tags, bounce: { type: 'Permanent' } }));
    expect(reading).toMatchObject({
      events: [
        {
          type: 'bounce',
          customer: 'ada',
          time: Date.UTC(2026, 10, 22, 8, 50, 0, 126),
          properties: { decision: 'd1', channel: 'mail', platform: 'resend', permanent: true },
        },
      ],
    });
  });

  it.each<[string, string]>([
    ['type "email.sent" is not read', report('email.sent', mine)],
    ['type "" is not read', report(7, mine)],
    ['no data', report('email.opened', undefined)],
    ['no created_at', report('email.opened', mine, '2026-11-22T08:50:00')],
    ['no customer', report('email.opened', { to: ['ada@example.com'] })],
    ['not unsubscribed', report('contact.updated', { email: 'ada@example.com', unsubscribed: false })],
  ])('skips with "%s"', async (why, text) => {
    expect(await read({}, text)).toEqual({ ok: true, events: [], skipped: [{ index: 0, why }] });
  });

  it('asks the application whom it is about, of mails and of contacts', async () => {
    const customers = new Map([['ada@example.com', 'ada']]);
    const customer: ResendMailOptions['customer'] = async ({ to: [first = ''] }) => customers.get(first);
    expect(await read({ customer }, report('email.opened', { to: ['ada@example.com'] }))).toMatchObject({
      events: [{ type: 'impression', customer: 'ada' }],
    });
    const left = report('contact.updated', { email: 'ada@example.com', unsubscribed: true });
    expect(await read({ customer }, left)).toMatchObject({ events: [{ type: 'unsubscribe', customer: 'ada' }] });
    const failing = await read({ customer: () => Promise.reject(new Error('database')) });
    expect(failing).toMatchObject({ events: [], skipped: [{ why: 'the mapping failed' }] });
  });

  it('believes every secret while one is replaced, and each of several signatures', async () => {
    const bytes = Buffer.from(body);
    const [forged, genuine] = [`whsec_${'a'.repeat(32)}`, NEXT].map(
      (secret) => sign(bytes, NOW, secret)['svix-signature'],
    );
    expect(await read({}, body, { 'svix-signature': `${forged} v1a,AAAA ${genuine}` })).toMatchObject({ ok: true });
    expect(await read({}, body, { 'svix-signature': `${forged} v1a,AAAA` })).toMatchObject({
      code: 'SIGNATURE_INVALID',
    });
  });

  it('refuses an id that was not signed', async () => {
    expect(await read({}, body, { 'svix-id': 'msg_2' })).toMatchObject({ code: 'SIGNATURE_INVALID' });
  });

  it.each(['[]', '[{}]'])('says that %s is malformed', async (text) => {
    expect(await read({}, text)).toMatchObject({ ok: false, code: 'MALFORMED' });
  });

  it('has no read without a secret', () => {
    expect('read' in resend(mail())).toBe(false);
  });
});

describe('what another implementation has signed', () => {
  const vector = (
    sharedJson('contracts/webhook-vectors.json') as
      | { resend: { secret: string; headers: Record<string, string>; body: string } }
      | undefined
  )?.resend;
  const read = async ({ secret, headers }: NonNullable<typeof vector>, bytes: Uint8Array): Promise<Reading> => {
    const channel = resend(mail({ secret, customer: ({ to }) => to[0] }));
    const received = Number(headers['svix-timestamp']) * 1_000;
    const reading = await channel.read?.({ headers, body: bytes, received });
    if (reading === undefined) throw new Error('the channel has no read');
    return reading;
  };

  it('is believed', async ({ skip }) => {
    if (vector === undefined) return skip(ABSENT);
    expect(await read(vector, Buffer.from(vector.body))).toMatchObject({
      ok: true,
      events: [
        {
          id: 'resend:msg_p5jXN8AQM9LWM0D4loKWxJek',
          type: 'click',
          customer: 'ada@example.com',
          properties: { url: 'http://shop.example/p/42' },
        },
      ],
      skipped: [],
    });
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

describe('resend, options', () => {
  it.each<[string, ResendOptions]>([
    ['/key', mail({ key: '' })],
    ['/key', mail({ key: 're_ with a space' })],
    ['/from', mail({ from: '' })],
    ['/from', mail({ from: 'Shop' })],
    ['/template', mail({ template: '' })],
    ['/event', event({ event: '' })],
    ['/event', event({ event: 'resend:made' })],
    ['/secret', mail({ secret: [] })],
    ['/secret/0', mail({ secret: 'no secret of Svix' })],
    ['/secret/1', mail({ secret: [SECRET, 'whsec_'] })],
    ['/baseUrl', mail({ baseUrl: 'http://resend.example' })],
    ['/timeout', mail({ timeout: -1 })],
  ])('refuses %s of %o', (path, options) => {
    const make = (): unknown => resend(options);
    expect(make).toThrow(OpportuneError);
    expect(make).toThrow(expect.objectContaining({ code: 'OPTION_INVALID', path }));
  });

  it('takes an address with and without a name', () => {
    expect(resend(mail({ from: 'shop@example.com' })).name).toBe('resend');
    expect(resend(mail()).name).toBe('resend');
  });
});
