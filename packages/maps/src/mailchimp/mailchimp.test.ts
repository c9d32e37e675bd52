import { createHash, createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';

import { OpportuneError, type Delivery, type Reading } from '@opportune/core';
import { channelSuite } from '@opportune/testing';
import { describe, expect, it } from 'vitest';

import { ABSENT, sharedJson } from '../../../../.config/shared.ts';
import { exampleDelivery } from '../../test/exampleDelivery.ts';
import { mailchimp } from './mailchimp.ts';
import type { MailchimpOptions } from './mailchimpOptions.ts';

const KEY = 'not-a-real-key-us6';
const SECRET = 'not-a-real-signing-secret';
const CREDENTIALS = Buffer.from(`opportune:${KEY}`).toString('base64');
const AUDIENCE = 'a6b5da1054';
const NOW = Date.UTC(2026, 10, 22, 9);
const MEMBER = `https://us6.api.mailchimp.com/3.0/lists/${AUDIENCE}/members/${createHash('md5').update('ada@example.com').digest('hex')}`;
const STEP = 'https://us6.api.mailchimp.com/3.0/customer-journeys/journeys/7/steps/11/actions/trigger';
const body = readFileSync(new URL('../../fixtures/mailchimp/report.txt', import.meta.url), 'utf8').trim();

const customer: NonNullable<MailchimpOptions['customer']> = ({ email }) =>
  email.toLowerCase() === 'ada@example.com' ? 'ada' : undefined;

const sign = (text: Uint8Array, at: number, secret = SECRET): Record<string, string> => {
  const time = Math.floor(at / 1_000);
  const digits = createHmac('sha256', secret).update(`${time}.`).update(text).digest('hex');
  return { 'x-mailchimp-signature': `t=${time},v1=${digits}` };
};

const suite = (options: Partial<MailchimpOptions>): Parameters<typeof channelSuite>[1] => ({
  channel: (fetch) => mailchimp({ key: KEY, audience: AUDIENCE, timeout: 50, fetch, ...options }),
  taken: () => new Response(null, { status: 204 }),
  passing: [403],
  // Nothing that Mailchimp heeds; what a template can put into links.
  key: ({ body: sent }) => JSON.parse(sent).properties?.opportune_decision_id,
  secrets: [KEY, CREDENTIALS, SECRET],
});

channelSuite('mailchimp', suite({}));
channelSuite('mailchimp, writing the contact before', suite({ profile: () => ({ merge_fields: { FNAME: 'Ada' } }) }));
channelSuite('mailchimp, which reads signed reports', {
  ...suite({ secret: ['another', SECRET], customer }),
  reports: {
    body,
    sign,
    forge: (text, at) => sign(text, at, 'a guess'),
    redate: (headers, at) => ({
      'x-mailchimp-signature': `${headers['x-mailchimp-signature']}`.replace(/^t=\d+/, `t=${at / 1_000}`),
    }),
  },
});
channelSuite('mailchimp, which reads reports with a secret in their address', {
  ...suite({ secret: SECRET, secretHeader: 'X-From-Address', customer }),
  reports: {
    proves: 'sender',
    body,
    sign: () => ({ 'x-from-address': SECRET }),
    forge: () => ({ 'x-from-address': 'a guess' }),
  },
});

async function send(
  options: Partial<MailchimpOptions> = {},
  given = exampleDelivery(),
  answer = (): Response => new Response(null, { status: 204 }),
) {
  const calls: { method: string | undefined; url: string; headers: Headers; body: unknown }[] = [];
  const channel = mailchimp({
    key: KEY,
    audience: AUDIENCE,
    fetch: async (url, init) => {
      const { method, headers } = init;
      calls.push({ method, url, headers: new Headers(headers), body: JSON.parse(init.body ?? '') });
      return answer();
    },
    ...options,
  });
  return { receipt: await channel.send(given), calls };
}

describe('mailchimp, sending', () => {
  it('adds an event to the contact, whose properties are texts and name the decision', async () => {
    const content = { title: 'Still thinking?', total: 79.9, items: [{ id: 1 }], none: null };
    const { receipt, calls } = await send({}, exampleDelivery({ content }, { email: 'Ada@Example.com' }));
    expect(receipt).toMatchObject({ status: 'accepted' });
    expect(calls.map(({ method, url }) => [method, url])).toEqual([['POST', `${MEMBER}/events`]]);
    expect(Object.fromEntries(calls[0]?.headers ?? [])).toEqual({
      authorization: `Basic ${CREDENTIALS}`,
      'content-type': 'application/json',
    });
    expect(calls[0]?.body).toEqual({
      name: 'opportune_decision',
      properties: {
        title: 'Still thinking?',
        total: '79.9',
        items: '[{"id":1}]',
        opportune_decision_id: 'd1',
        opportune_customer_id: 'ada',
        opportune_action: 'cart-reminder',
        opportune_slot: 'inbox',
      },
      occurred_at: '2026-11-22T09:00:00+00:00',
    });
  });

  it('writes the contact before, and subscribes nobody who is new', async () => {
    const { calls } = await send({ profile: () => ({ merge_fields: { FNAME: 'Ada' }, email_address: 'x' }) });
    expect(calls.map(({ method, url }) => [method, url])).toEqual([
      ['PUT', MEMBER],
      ['POST', `${MEMBER}/events`],
    ]);
    expect(calls[0]?.body).toEqual({
      status_if_new: 'transactional',
      merge_fields: { FNAME: 'Ada' },
      email_address: 'ada@example.com',
    });
    const subscribing = await send({ profile: () => ({ status_if_new: 'subscribed' }) });
    expect(subscribing.calls[0]?.body).toMatchObject({ status_if_new: 'subscribed' });
    expect((await send({ profile: () => undefined })).calls).toHaveLength(1);
  });

  it('adds no event where the contact was not written', async () => {
    const answer = (): Response => Response.json({ title: 'Member In Compliance State' }, { status: 400 });
    const { receipt, calls } = await send({ profile: () => ({}) }, exampleDelivery(), answer);
    expect(receipt).toMatchObject({ status: 'failed', retryable: false });
    expect(calls).toHaveLength(1);
  });

  it('sets off a step of a journey, which takes nothing but the address', async () => {
    const { receipt, calls } = await send({ trigger: { journey: 7, step: 11 } });
    expect(receipt).toMatchObject({ status: 'accepted' });
    expect(calls.map(({ method, url, body: sent }) => [method, url, sent])).toEqual([
      ['POST', STEP, { email_address: 'ada@example.com' }],
    ]);
  });

  it('maps the trigger, the address, what is shown and where to', async () => {
    const { calls } = await send({
      baseUrl: 'https://proxy.example/mailchimp/',
      trigger: ({ decision }) => ({ event: decision.action }),
      identify: () => 'ada@example.com',
      properties: () => ({ product: 'x', opportune_decision_id: 'not this one' }),
    });
    expect(calls[0]?.url).toBe(`https://proxy.example/mailchimp/lists/${AUDIENCE}/members/${MEMBER.slice(-32)}/events`);
    expect(calls[0]?.body).toMatchObject({
      name: 'cart-reminder',
      properties: { product: 'x', opportune_decision_id: 'd1' },
    });
  });

  it.each<[string, Partial<MailchimpOptions>, Delivery['profile']]>([
    ['the profile has no email', {}, {}],
    ['identify named nobody', { identify: () => '' }, {}],
    ['expected as the trigger', { trigger: () => ({ event: 'x' }) }, { email: 'a@b.c' }],
    ['expected as the trigger', { trigger: () => ({ event: undefined as never }) }, { email: 'a@b.c' }],
    ['expected as the trigger', { trigger: () => ({ journey: 7, step: '11/../..' as never }) }, { email: 'a@b.c' }],
  ])('fails for good, and sends nothing, where %s', async (why, options, profile) => {
    const { receipt, calls } = await send(options, exampleDelivery({}, profile));
    expect(receipt).toMatchObject({ status: 'failed', retryable: false, detail: expect.stringContaining(why) });
    expect(calls).toEqual([]);
  });

  it.each<[string, Response, object]>([
    ['429, without a word of when', new Response(null, { status: 429 }), { retryable: true, detail: '429' }],
    ['a bare 403, which says the same', new Response('', { status: 403 }), { retryable: true }],
    ['403 of a proxy', new Response('<html>Forbidden</html>', { status: 403 }), { retryable: true }],
    [
      '403 with a problem, which is for good',
      Response.json({ title: 'Forbidden', status: 403, detail: 'You have no permission.' }, { status: 403 }),
      { retryable: false, detail: '403 Forbidden; You have no permission.' },
    ],
    [
      'fields that are wrong',
      Response.json(
        { title: 'Invalid Resource', detail: 'See errors.', errors: [{ field: 'name', message: 'too long' }, 7] },
        { status: 400 },
      ),
      { retryable: false, detail: '400 Invalid Resource; See errors.; name too long' },
    ],
    [
      'a contact that is not in the audience',
      Response.json({ title: 'Resource Not Found', status: 404 }, { status: 404 }),
      { retryable: false, detail: '404 Resource Not Found' },
    ],
  ])('reads %s', async (_, answer, expected) => {
    const { receipt } = await send({}, exampleDelivery(), () => answer);
    expect(receipt).toMatchObject({ status: 'failed', ...expected });
  });
});

const read = async (fields: Readonly<Record<string, string>>, options: Partial<MailchimpOptions> = {}) => {
  const bytes = Buffer.from(new URLSearchParams(fields).toString());
  const channel = mailchimp({ key: KEY, audience: AUDIENCE, secret: SECRET, customer, ...options });
  const reading = await channel.read?.({ headers: sign(bytes, NOW), body: bytes, received: NOW });
  if (reading === undefined) throw new Error('the channel has no read');
  return reading;
};

describe('mailchimp, reading', () => {
  const fields = Object.fromEntries(new URLSearchParams(body));

  it('takes an unsubscription for one, under an id that holds no address', async () => {
    expect(await read(fields)).toEqual({
      ok: true,
      events: [
        {
          kind: 'event',
          id: `mailchimp:unsubscribe:${AUDIENCE}:${MEMBER.slice(-32)}:1795337400000`,
          type: 'unsubscribe',
          customer: 'ada',
          time: Date.UTC(2026, 10, 22, 8, 50),
          properties: { channel: 'email', platform: 'mailchimp' },
          source: 'mailchimp',
          received: NOW,
        },
      ],
      skipped: [],
    });
  });

  it.each<[string, Record<string, string>, object]>([
    ['a complaint', { 'data[reason]': 'abuse' }, { type: 'complaint' }],
    [
      'a bounce for good',
      { type: 'cleaned', 'data[reason]': 'hard' },
      { type: 'bounce', properties: { permanent: true } },
    ],
    ['a complaint that cleaned', { type: 'cleaned', 'data[reason]': 'abuse' }, { type: 'complaint' }],
  ])('takes %s for one', async (_, change, expected) => {
    expect(await read({ ...fields, ...change })).toMatchObject({ events: [expected] });
  });

  it.each<[string, Record<string, string>]>([
    ['deleted by the account', { 'data[action]': 'delete' }],
    ['type "subscribe" is not read', { type: 'subscribe' }],
    ['type "profile" is not read', { type: 'profile' }],
    ['type "campaign" is not read', { type: 'campaign' }],
    ['no data[email]', { 'data[email]': '' }],
    ['no fired_at', { fired_at: 'lately' }],
    ['no customer', { 'data[email]': 'bob@example.com' }],
  ])('skips with the reason: %s', async (why, change) => {
    expect(await read({ ...fields, ...change })).toEqual({ ok: true, events: [], skipped: [{ index: 0, why }] });
  });

  it('asks the application who it was, with all that is reported', async () => {
    const asked: unknown[] = [];
    const reading = await read(fields, {
      customer: async (report) => (asked.push(report), report.fields['data[merges][FNAME]']),
      channel: 'newsletter',
    });
    expect(reading).toMatchObject({ events: [{ customer: 'Ada', properties: { channel: 'newsletter' } }] });
    expect(asked).toEqual([{ type: 'unsubscribe', email: 'Ada@example.com', audience: AUDIENCE, fields }]);
  });

  it('believes any of several signatures, and none of another version', async () => {
    const bytes = Buffer.from(body);
    const channel = mailchimp({ key: KEY, audience: AUDIENCE, secret: SECRET, customer });
    const header = sign(bytes, NOW)['x-mailchimp-signature'] ?? '';
    const reading = (signature: string): Promise<Reading> | undefined =>
      channel.read?.({ headers: { 'x-mailchimp-signature': signature }, body: bytes, received: NOW });
    expect(await reading(header.replace('v1=', `v1=${'0'.repeat(64)},v1=`))).toMatchObject({ ok: true });
    expect(await reading(header.replace('v1=', 'v2='))).toMatchObject({ code: 'SIGNATURE_INVALID' });
  });

  it('has no read without a secret, whatever the header is called', () => {
    expect('read' in mailchimp({ key: KEY, audience: AUDIENCE })).toBe(false);
    expect('read' in mailchimp({ key: KEY, audience: AUDIENCE, secretHeader: 'x-secret' })).toBe(false);
  });
});

describe('what another implementation has signed', () => {
  const vector = (
    sharedJson('contracts/webhook-vectors.json') as
      | { mailchimp: { secret: string; headers: Record<string, string>; body: string } }
      | undefined
  )?.mailchimp;
  const readVector = async ({ secret, headers }: NonNullable<typeof vector>, bytes: Uint8Array): Promise<Reading> => {
    const channel = mailchimp({ key: KEY, audience: AUDIENCE, secret, customer });
    const lower = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
    const reading = await channel.read?.({ headers: lower, body: bytes, received: 1795312000000 });
    if (reading === undefined) throw new Error('the channel has no read');
    return reading;
  };

  it('is believed', async ({ skip }) => {
    if (vector === undefined) return skip(ABSENT);
    expect(await readVector(vector, Buffer.from(vector.body))).toMatchObject({
      events: [{ type: 'unsubscribe', customer: 'ada', time: Date.UTC(2026, 10, 22, 1) }],
      skipped: [],
    });
  });

  it('is refused with any one byte changed', async ({ skip }) => {
    if (vector === undefined) return skip(ABSENT);
    const bytes = Buffer.from(vector.body);
    for (const index of bytes.keys()) {
      const changed = Buffer.from(bytes);
      changed[index] = (changed[index] ?? 0) ^ (1 << (index % 8));
      expect(await readVector(vector, changed), `byte ${index}`).toMatchObject({ code: 'SIGNATURE_INVALID' });
    }
  });
});

describe('mailchimp, options', () => {
  it.each<[string, Partial<MailchimpOptions>]>([
    ['/key', { key: '' }],
    ['/key', { key: 'without-its-centre' }],
    ['/key', { key: 'x-us6.evil.example/' }],
    ['/audience', { audience: '../x' }],
    ['/trigger', { trigger: { event: 'x' } }],
    ['/trigger', { trigger: { event: 'x'.repeat(31) } }],
    ['/trigger', { trigger: { journey: 0, step: 1 } }],
    ['/trigger', { trigger: { journey: 1, step: 1.5 } }],
    ['/customer', { secret: SECRET }],
    ['/secret', { secret: [], customer }],
    ['/secret', { secret: 'with a space', customer }],
    ['/secretHeader', { secret: SECRET, secretHeader: 'no header', customer }],
    ['/baseUrl', { baseUrl: 'http://mailchimp.example/3.0' }],
    ['/timeout', { timeout: 0 }],
    ['/tolerance', { tolerance: 0 }],
  ])('refuses %s of %o', (path, options) => {
    const make = (): unknown => mailchimp({ key: KEY, audience: AUDIENCE, ...options });
    expect(make).toThrow(OpportuneError);
    expect(make).toThrow(expect.objectContaining({ code: 'OPTION_INVALID', path }));
  });
});
