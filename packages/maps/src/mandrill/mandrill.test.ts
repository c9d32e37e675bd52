import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';

import { OpportuneError, type Delivery, type Reading } from '@opportune/core';
import { channelSuite } from '@opportune/testing';
import { describe, expect, it } from 'vitest';

import { ABSENT, sharedJson } from '../../../../.config/shared.ts';
import { exampleDelivery } from '../../test/exampleDelivery.ts';
import { mandrill } from './mandrill.ts';
import type { MandrillOptions } from './mandrillOptions.ts';

const KEY = 'md-not-a-real-key';
const SECRET = 'not-a-real-webhook-key';
const URL_OF_HOOK = 'https://decide.shop.example/v1/webhooks/email?from=mandrill';
const TEMPLATE = 'cart-reminder';
const NOW = Date.UTC(2026, 10, 22, 9);

const formOf = (events: unknown): string => new URLSearchParams({ mandrill_events: JSON.stringify(events) }).toString();
const body = formOf(JSON.parse(readFileSync(new URL('../../fixtures/mandrill/report.json', import.meta.url), 'utf8')));

const sign = (text: Uint8Array, secret = SECRET, url = URL_OF_HOOK): Record<string, string> => {
  const fields = [...new URLSearchParams(Buffer.from(text).toString())].sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    'x-mandrill-signature': createHmac('sha1', secret)
      .update(url + fields.flat().join(''))
      .digest('base64'),
  };
};

const sent = (result: object = { status: 'sent', _id: 'm1' }) =>
  Response.json([{ email: 'ada@example.com', ...result }]);

const suite = (options: Partial<MandrillOptions>): Parameters<typeof channelSuite>[1] => ({
  channel: (fetch) => mandrill({ key: KEY, template: TEMPLATE, timeout: 50, fetch, ...options }),
  taken: () => sent(),
  saidBy: 'body',
  // Nothing that Mandrill heeds; what its reports name.
  key: ({ body: request }) => JSON.parse(request).message.metadata.opportune_decision_id,
  secrets: [KEY, SECRET],
});

channelSuite('mandrill', suite({}));
channelSuite('mandrill, which reads reports', {
  ...suite({ secret: ['another', SECRET], url: URL_OF_HOOK }),
  reports: {
    proves: 'body',
    body,
    sign: (text) => sign(text),
    forge: (text) => sign(text, 'a guess'),
  },
});

async function send(options: Partial<MandrillOptions> = {}, given = exampleDelivery(), answer = sent()) {
  const calls: { url: string; headers: Headers; body: Record<string, unknown> }[] = [];
  const channel = mandrill({
    key: KEY,
    template: TEMPLATE,
    fetch: async (url, init) => {
      calls.push({ url, headers: new Headers(init.headers), body: JSON.parse(init.body ?? '') });
      return answer;
    },
    ...options,
  });
  return { receipt: await channel.send(given), calls };
}

const withContent = (content: unknown): Delivery => exampleDelivery({ content });

describe('mandrill, sending', () => {
  it('sends one mail that shows the content and names the decision and the customer', async () => {
    const { receipt, calls } = await send({}, withContent({ title: 'Still thinking?', total: 79.9, none: null }));
    expect(receipt).toMatchObject({ status: 'sent', reference: 'm1' });
    expect(calls).toHaveLength(1);
    expect(calls[0]?.url).toBe('https://mandrillapp.com/api/1.0/messages/send-template');
    expect(Object.fromEntries(calls[0]?.headers ?? [])).toEqual({ 'content-type': 'application/json' });
    expect(calls[0]?.body).toEqual({
      key: KEY,
      template_name: TEMPLATE,
      template_content: [],
      message: {
        to: [{ email: 'ada@example.com', type: 'to' }],
        global_merge_vars: [
          { name: 'title', content: 'Still thinking?' },
          { name: 'total', content: '79.9' },
          { name: 'opportune_decision_id', content: 'd1' },
          { name: 'opportune_customer_id', content: 'ada' },
          { name: 'opportune_action', content: 'cart-reminder' },
          { name: 'opportune_slot', content: 'inbox' },
        ],
        metadata: { opportune_decision_id: 'd1', opportune_customer_id: 'ada' },
      },
    });
  });

  it('gives handlebars values as they are, to list and to test', async () => {
    const items = [{ name: 'Lamp' }, { name: 'Vase' }];
    const { calls } = await send({ mergeLanguage: 'handlebars' }, withContent({ items, urgent: false }));
    expect(calls[0]?.body).toMatchObject({
      message: {
        merge_language: 'handlebars',
        global_merge_vars: expect.arrayContaining([
          { name: 'items', content: items },
          { name: 'urgent', content: false },
        ]),
      },
    });
  });

  it('maps who gets it, what it shows and how it is sent, and none of them displaces what is ours', async () => {
    const { calls } = await send({
      baseUrl: 'https://mandrillapp.com/api/1.4/',
      template: ({ decision }) => `${decision.action}-2`,
      identify: ({ decision }) => ({ email: `${decision.customer}@example.org`, name: 'Ada' }),
      properties: () => ({ opportune_decision_id: 'not this one' }),
      mail: () => ({
        from_email: 'shop@example.com',
        tags: ['cart'],
        to: [],
        metadata: { campaign: 7, opportune_decision_id: 'nor this' },
      }),
    });
    expect(calls[0]?.url).toBe('https://mandrillapp.com/api/1.4/messages/send-template');
    expect(calls[0]?.body).toMatchObject({
      template_name: 'cart-reminder-2',
      message: {
        from_email: 'shop@example.com',
        tags: ['cart'],
        to: [{ email: 'ada@example.org', name: 'Ada', type: 'to' }],
        global_merge_vars: expect.arrayContaining([{ name: 'opportune_decision_id', content: 'd1' }]),
        metadata: { campaign: 7, opportune_decision_id: 'd1', opportune_customer_id: 'ada' },
      },
    });
  });

  it.each<[string, Partial<MandrillOptions>, Delivery['profile']]>([
    ['the profile has no email', {}, {}],
    ['no template', { template: () => '' }, { email: 'ada@example.com' }],
  ])('fails for good, and sends nothing, where %s', async (why, options, profile) => {
    const { receipt, calls } = await send(options, exampleDelivery({}, profile));
    expect(receipt).toMatchObject({ status: 'failed', retryable: false, detail: expect.stringContaining(why) });
    expect(calls).toEqual([]);
  });

  it.each([
    [
      { status: 'sent', _id: 'm1' },
      { status: 'sent', reference: 'm1' },
    ],
    [
      { status: 'queued', _id: 'm1' },
      { status: 'accepted', reference: 'm1' },
    ],
    [
      { status: 'queued', queued_reason: 'hourly-quota-exhausted', _id: 'm1' },
      { status: 'accepted', detail: 'queued: hourly-quota-exhausted' },
    ],
    [{ status: 'scheduled', _id: 'm1' }, { status: 'accepted' }],
    [
      { status: 'rejected', reject_reason: 'unsub', _id: 'm1' },
      { status: 'failed', retryable: false, detail: 'rejected: unsub', reference: 'm1' },
    ],
    [
      { status: 'invalid', reject_reason: null },
      { status: 'failed', retryable: false, detail: 'invalid' },
    ],
    [{ status: 'toString' }, { status: 'failed', retryable: true }],
  ])('reads the status 200 as what became of the mail: %o', async (result, expected) => {
    expect((await send({}, exampleDelivery(), sent(result))).receipt).toMatchObject(expected);
  });

  it('takes the status 200 without a result for no success', async () => {
    expect((await send({}, exampleDelivery(), Response.json([]))).receipt).toMatchObject({
      status: 'failed',
      retryable: true,
      detail: '200 without a status of the mail: []',
    });
  });

  it.each([
    ['Invalid_Key', false],
    ['Unknown_Template', false],
    ['Unknown_Subaccount', false],
    ['PaymentRequired', false],
    ['ValidationError', false],
    ['GeneralError', true],
    ['ServiceUnavailable', true],
  ])('tells by its name whether an error of status 500 may pass: %s', async (name, retryable) => {
    const error = Response.json({ status: 'error', code: -1, name, message: 'No.' }, { status: 500 });
    const { receipt } = await send({}, exampleDelivery(), error);
    expect(receipt).toMatchObject({ status: 'failed', retryable, detail: `500 ${name}: No.` });
  });
});

describe('mandrill, reading', () => {
  const channelOf = (options: Partial<MandrillOptions> = {}) =>
    mandrill({ key: KEY, template: TEMPLATE, secret: SECRET, url: URL_OF_HOOK, ...options });
  const read = async (options: Partial<MandrillOptions> = {}, text = body, headers = sign(Buffer.from(text))) => {
    const reading = await channelOf(options).read?.({ headers, body: Buffer.from(text), received: NOW });
    if (reading === undefined) throw new Error('the channel has no read');
    return reading;
  };

  it('maps events to outcomes, and says why it skips the others', async () => {
    const reading = await read();
    if (!reading.ok) throw new Error(reading.detail);
    expect(
      reading.events.map(({ id, type, customer, properties }) => [id, type, customer, properties['decision']]),
    ).toEqual([
      ['mandrill:m1:delivered:1795337400000', 'delivery', 'ada', 'a1b2c3d4'],
      ['mandrill:m1:open:1795337460000', 'impression', 'ada', 'a1b2c3d4'],
      ['mandrill:m1:click:1795337520000:https://shop.example/cart', 'click', 'ada', 'a1b2c3d4'],
      ['mandrill:m2:hard_bounce:1795337500000', 'bounce', 'bob', 'b2'],
      ['mandrill:m3:soft_bounce:1795337501000', 'bounce', 'cyd', 'c3'],
      ['mandrill:m4:reject:1795337502000', 'bounce', 'dan', 'd4'],
      ['mandrill:m5:spam:1795337503000', 'complaint', 'eve', 'e5'],
      ['mandrill:m6:unsub:1795337504000', 'unsubscribe', 'fay', 'f6'],
    ]);
    expect(reading.events.slice(2, 6).map(({ properties }) => properties)).toEqual([
      { decision: 'a1b2c3d4', channel: 'email', platform: 'mandrill', url: 'https://shop.example/cart' },
      { decision: 'b2', channel: 'email', platform: 'mandrill', permanent: true, reason: 'bad_mailbox' },
      { decision: 'c3', channel: 'email', platform: 'mandrill', reason: 'mailbox_full' },
      { decision: 'd4', channel: 'email', platform: 'mandrill' },
    ]);
    expect(reading.skipped).toEqual([
      { index: 8, why: 'event "send" is not read' },
      { index: 9, why: 'event "deferral" is not read' },
      { index: 10, why: 'event "" is not read' },
      { index: 11, why: 'no customer' },
      { index: 12, why: 'no _id' },
      { index: 13, why: 'no ts in seconds' },
      { index: 14, why: 'event "" is not read' },
    ]);
  });

  it('asks the application whose mail it was', async () => {
    const customers = new Map([['zoe@example.com', 'zoe']]);
    expect(await read({ customer: async ({ email = '' }) => customers.get(email), channel: 'mail' })).toMatchObject({
      events: [{ customer: 'zoe', properties: { channel: 'mail' } }],
    });
  });

  it('skips the entry where the application cannot say', async () => {
    const reading = await read({ customer: () => Promise.reject(new Error('database')) });
    expect(reading.ok && reading.skipped[0]).toEqual({ index: 0, why: 'the mapping failed' });
  });

  it('heeds every field of the form, sorted, and the address to the letter', async () => {
    const more = `z=last&${body}&a=first`;
    expect(await read({}, more)).toMatchObject({ ok: true });
    const elsewhere = sign(Buffer.from(body), SECRET, `${URL_OF_HOOK}/`);
    expect(await read({}, body, elsewhere)).toMatchObject({ code: 'SIGNATURE_INVALID' });
  });

  it('answers the empty batch by which an address is tried out, whose key nobody has yet', async () => {
    const probe = formOf([]);
    const byTest = (text: string) => sign(Buffer.from(text), 'test-webhook');
    expect(await read({}, probe, byTest(probe))).toEqual({ ok: true, events: [], skipped: [] });
    expect(await read({}, body, byTest(body))).toMatchObject({ code: 'SIGNATURE_INVALID' });
  });

  it.each(['mandrill_events=%7B%7D', 'mandrill_events=', 'events=[]', body.slice(0, -3)])(
    'says that a genuine report of another form is malformed: %s',
    async (text) => {
      expect(await read({}, text)).toMatchObject({ ok: false, code: 'MALFORMED' });
    },
  );

  it('has no read without a secret', () => {
    expect('read' in mandrill({ key: KEY, template: TEMPLATE })).toBe(false);
  });
});

describe('what another implementation has signed', () => {
  const vector = (
    sharedJson('contracts/webhook-vectors.json') as
      | { 'mailchimp-transactional': { secret: string; url: string; headers: Record<string, string>; body: string } }
      | undefined
  )?.['mailchimp-transactional'];
  const read = async ({ secret, url, headers }: NonNullable<typeof vector>, bytes: Uint8Array): Promise<Reading> => {
    const channel = mandrill({ key: KEY, template: TEMPLATE, secret, url, customer: ({ email }) => email });
    const lower = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
    const reading = await channel.read?.({ headers: lower, body: bytes, received: NOW });
    if (reading === undefined) throw new Error('the channel has no read');
    return reading;
  };

  it('is believed', async ({ skip }) => {
    if (vector === undefined) return skip(ABSENT);
    expect(await read(vector, Buffer.from(vector.body))).toMatchObject({
      events: [{ type: 'click', customer: 'ada@example.com', properties: { url: 'http://shop.example/p/42' } }],
      skipped: [],
    });
  });

  it('is refused with any one byte changed that changes what the form says', async ({ skip }) => {
    if (vector === undefined) return skip(ABSENT);
    const bytes = Buffer.from(vector.body);
    const said = (text: Buffer): string => new URLSearchParams(text.toString()).toString();
    for (const index of bytes.keys()) {
      const changed = Buffer.from(bytes);
      changed[index] = (changed[index] ?? 0) ^ (1 << (index % 8));
      const reading = await read(vector, changed);
      // What is signed are names and values: `%5b` says what `%5B` says.
      if (said(changed) === said(bytes)) expect(reading, `byte ${index}`).toMatchObject({ ok: true });
      else expect(reading, `byte ${index}`).toMatchObject({ ok: false, code: /^(SIGNATURE_INVALID|MALFORMED)$/ });
    }
  }, 60_000);
});

describe('mandrill, options', () => {
  it.each<[string, Partial<MandrillOptions>]>([
    ['/key', { key: '' }],
    ['/template', { template: '' }],
    ['/mergeLanguage', { mergeLanguage: 'mustache' as never }],
    ['/secret', { secret: [] }],
    ['/secret', { secret: 'with a space', url: URL_OF_HOOK }],
    ['/url', { secret: SECRET }],
    ['/url', { secret: SECRET, url: 'http://decide.shop.example/' }],
    ['/baseUrl', { baseUrl: 'http://mandrill.example' }],
    ['/timeout', { timeout: 0 }],
  ])('refuses %s of %o', (path, options) => {
    const make = (): unknown => mandrill({ key: KEY, template: TEMPLATE, ...options });
    expect(make).toThrow(OpportuneError);
    expect(make).toThrow(expect.objectContaining({ code: 'OPTION_INVALID', path }));
  });
});
