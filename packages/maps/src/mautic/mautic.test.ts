import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';

import { OpportuneError, type Delivery, type Reading } from '@opportune/core';
import { channelSuite } from '@opportune/testing';
import { describe, expect, it } from 'vitest';

import { ABSENT, sharedJson } from '../../../../.config/shared.ts';
import { exampleDelivery } from '../../test/exampleDelivery.ts';
import { mautic } from './mautic.ts';
import type { MauticOptions } from './mauticOptions.ts';

const PASSWORD = 'not a real password';
const CLIENT_SECRET = 'not-a-real=client/secret';
const TOKEN = 'not-a-real-token';
const SECRET = 'secret-of-our-hook';
const NOW = Date.UTC(2026, 10, 22, 9);
const body = readFileSync(new URL('../../fixtures/mautic/report.json', import.meta.url), 'utf8');

const base = { baseUrl: 'https://mautic.example/api', trigger: { email: 3 } } as const;
const basic: MauticOptions = { ...base, user: 'opportune', password: PASSWORD };
const oauth: MauticOptions = { ...base, clientId: 'an-id', clientSecret: CLIENT_SECRET };

const sign = (text: Uint8Array, secret: string): Record<string, string> => ({
  'webhook-signature': createHmac('sha256', secret).update(text).digest('base64'),
});

const taken = (url: string): Response =>
  Response.json(/\/(new|edit)$/.test(url) ? { contact: { id: 47 } } : { success: true });

const suite = (options: MauticOptions): Parameters<typeof channelSuite>[1] => ({
  channel: (fetch) => mautic({ timeout: 50, fetch, ...options }),
  taken: ({ url }) => taken(url),
  token: ({ url }) =>
    url.endsWith('/oauth/v2/token') ? Response.json({ access_token: TOKEN, expires_in: 3_600 }) : undefined,
  saidBy: 'body',
  // Mautic looks at no key; this is what the e-mail names the decision by.
  key: ({ body: sent }) => (sent === '' ? undefined : JSON.parse(sent).tokens?.['{opportune_decision_id}']),
  secrets: [PASSWORD, CLIENT_SECRET, TOKEN, SECRET, btoa(`opportune:${PASSWORD}`)],
});

channelSuite('mautic by an e-mail', suite(basic));
channelSuite('mautic by OAuth, which reads web hooks', {
  ...suite({ ...oauth, secret: ['another', SECRET] }),
  reports: {
    proves: 'body',
    body,
    sign: (text) => sign(text, SECRET),
    forge: (text) => sign(text, 'guessed'),
  },
});

const content = { title: 'Still thinking?', items: [1], opportune_decision_id: 'not this one' };
const delivery = exampleDelivery({ content }, { email: 'ada@example.com', tier: 'gold' });

async function sent(options: Partial<MauticOptions> = {}, given: Delivery = delivery) {
  const calls: { method: string | undefined; url: string; headers: Headers; body: unknown }[] = [];
  const channel = mautic({
    ...basic,
    fetch: async (url, init) => {
      const { method } = init;
      calls.push({ method, url, headers: new Headers(init.headers), body: init.body && JSON.parse(init.body) });
      return taken(url);
    },
    ...options,
  });
  return { receipt: await channel.send(given), calls };
}

/** The receipt where the server answers so to the trigger. */
const answered = async (said: unknown, init: ResponseInit = {}, options: Partial<MauticOptions> = {}) =>
  (await sent({ ...options, fetch: async (url) => (url.endsWith('/new') ? taken(url) : Response.json(said, init)) }))
    .receipt;

describe('mautic, sending', () => {
  it('finds the contact, and sends the e-mail with all that it shows', async () => {
    const { receipt, calls } = await sent();
    expect(receipt.status).toBe('accepted');
    expect(calls.map(({ method, url, body: said }) => [method, url, said])).toEqual([
      ['POST', 'https://mautic.example/api/contacts/new', { email: 'ada@example.com' }],
      [
        'POST',
        'https://mautic.example/api/emails/3/contact/47/send',
        {
          tokens: {
            '{title}': 'Still thinking?',
            '{items}': '[1]',
            '{opportune_decision_id}': 'd1',
            '{opportune_customer_id}': 'ada',
            '{opportune_action}': 'cart-reminder',
            '{opportune_slot}': 'inbox',
          },
        },
      ],
    ]);
    expect(Object.fromEntries(calls[1]?.headers ?? [])).toEqual({
      accept: 'application/json',
      authorization: `Basic ${btoa(`opportune:${PASSWORD}`)}`,
      'content-type': 'application/json',
    });
  });

  it('puts the contact into a campaign, which shows what was written to it', async () => {
    const { calls } = await sent({
      baseUrl: 'http://localhost:8080/mautic/api/',
      trigger: ({ decision }) => ({ campaign: decision.customer.length }),
      identify: ({ decision }) => ({ customer_id: decision.customer }),
      profile: ({ profile }) => ({ tier: profile['tier'], customer_id: 'another' }),
    });
    expect(calls.map(({ url, body: said }) => [url, said])).toEqual([
      ['http://localhost:8080/mautic/api/contacts/new', { tier: 'gold', customer_id: 'ada' }],
      ['http://localhost:8080/mautic/api/campaigns/3/contact/47/add', undefined],
    ]);
  });

  it('looks for no contact whose number is known, and changes it where there is something to write', async () => {
    const known = await sent({ contact: () => 48, properties: () => ({ title: 'Hello' }) });
    expect(known.calls.map(({ url }) => url)).toEqual(['https://mautic.example/api/emails/3/contact/48/send']);
    expect(known.calls[0]?.body).toMatchObject({ tokens: { '{title}': 'Hello', '{opportune_decision_id}': 'd1' } });
    const written = await sent({ contact: () => 48, profile: () => ({ tier: 'gold' }) });
    expect(written.calls.map(({ method, url, body: said }) => [method, url, said])[0]).toEqual([
      'PATCH',
      'https://mautic.example/api/contacts/48/edit',
      { tier: 'gold' },
    ]);
    expect((await sent({ contact: () => undefined, profile: () => undefined })).calls).toHaveLength(2);
  });

  it.each<[string, Partial<MauticOptions>]>([
    ['nobody', { identify: () => ({ email: '' }) }],
    ['no contact', { contact: () => 0 }],
    ['no e-mail', { trigger: () => ({ email: 0 }) }],
    ['no campaign', { trigger: () => ({ campaign: 1.5 }) }],
  ])('fails for good with %s', async (_, options) => {
    const { receipt, calls } = await sent(options);
    expect(receipt).toMatchObject({ status: 'failed', retryable: false, detail: /could not be written/ });
    expect(calls).toEqual([]);
  });

  // A status of 200 is no success by itself.
  it('takes only an answer for a success that says so', async () => {
    expect(await answered({ success: 1 })).toMatchObject({ status: 'accepted' });
    expect(await answered({ success: false, failed: ['Connection refused'] })).toMatchObject({
      status: 'failed',
      retryable: true,
      detail: '200 ["Connection refused"]',
    });
    expect(await answered({ success: '1' })).toMatchObject({ status: 'failed', detail: '200 without success' });
  });

  it('sends nothing where no contact was found', async () => {
    const urls: string[] = [];
    const fetch = async (url: string) => {
      urls.push(url);
      return Response.json({ contact: {} });
    };
    expect((await sent({ fetch })).receipt).toMatchObject({
      status: 'failed',
      retryable: true,
      detail: '200 without the number of a contact',
    });
    expect(urls).toHaveLength(1);
  });

  it.each([
    [
      {
        errors: [
          { message: 'Item was not found.', code: 404 },
          { message: 'Also', code: 1 },
        ],
      },
      'Item was not found.; Also',
    ],
    [{ error: { message: 'You do not have access', code: 403 } }, 'You do not have access'],
    [{ error: 'invalid_grant', error_description: 'The access token is wrong.' }, 'The access token is wrong.'],
    [['?'], '["?"]'],
  ])('says what Mautic says: %o', async (said, words) => {
    const receipt = await answered(said, { status: 404 });
    expect(receipt).toMatchObject({ status: 'failed', retryable: false, detail: `404 ${words}` });
  });

  it('asks for a token, keeps it, and asks once more where it is not taken any more', async () => {
    const calls: (readonly [string, string | null, string | undefined])[] = [];
    let tokens = 0;
    const channel = mautic({
      ...oauth,
      fetch: async (url, init) => {
        const authorization = new Headers(init.headers).get('authorization');
        calls.push([url.replace('https://mautic.example', ''), authorization, init.body]);
        if (url.endsWith('/token')) {
          tokens += 1;
          return Response.json({ access_token: `t${tokens}`, expires_in: 3_600 });
        }
        const isOld = authorization === 'Bearer t1' && calls.length > 4;
        return isOld ? Response.json({ error: 'invalid_grant' }, { status: 401 }) : taken(url);
      },
    });
    expect(await channel.send(delivery)).toMatchObject({ status: 'accepted' });
    expect(await channel.send(delivery)).toMatchObject({ status: 'accepted' });
    expect(calls.map(([path, authorization]) => [path, authorization])).toEqual([
      ['/oauth/v2/token', null],
      ['/api/contacts/new', 'Bearer t1'],
      ['/api/emails/3/contact/47/send', 'Bearer t1'],
      ['/api/contacts/new', 'Bearer t1'],
      ['/api/emails/3/contact/47/send', 'Bearer t1'],
      ['/oauth/v2/token', null],
      ['/api/contacts/new', 'Bearer t2'],
      ['/api/emails/3/contact/47/send', 'Bearer t2'],
    ]);
    expect(calls[0]?.[2]).toBe(
      'grant_type=client_credentials&client_id=an-id&client_secret=not-a-real%3Dclient%2Fsecret',
    );
  });
});

describe('mautic, reading', () => {
  const bytes = (said: object | string): Buffer => Buffer.from(typeof said === 'string' ? said : JSON.stringify(said));
  const read = async (
    said: object | string,
    options: Partial<MauticOptions> = {},
    headers = sign(bytes(said), SECRET),
  ): Promise<Reading> => {
    const channel = mautic({ ...basic, secret: SECRET, ...options });
    const found = await channel.read?.({ headers, body: bytes(said), received: NOW });
    if (found === undefined) throw new Error('the channel has no read');
    return found;
  };
  const customer: MauticOptions['customer'] = ({ contact }) => `c${String(contact['id'])}`;
  const event = (type: string, change: object): object => ({
    [`mautic.${type}`]: [{ timestamp: '2026-11-22T08:52:00+00:00', ...change }],
  });

  it('reads a click with the decision and the customer that its link carries', async () => {
    const found = await read(body);
    expect(found).toEqual({
      ok: true,
      events: [
        {
          kind: 'event',
          id: 'mautic:mautic.page_on_hit:118:1795337520000',
          type: 'click',
          customer: 'ada',
          time: Date.UTC(2026, 10, 22, 8, 52),
          properties: {
            decision: 'a1b2c3d4',
            channel: 'email',
            platform: 'mautic',
            url: 'https://shop.example/cart?opportune_decision_id=a1b2c3d4&opportune_customer_id=ada',
          },
          source: 'mautic',
          received: NOW,
        },
      ],
      // The customer of an open is known to the application alone.
      skipped: [{ index: 1, why: 'no customer' }],
    });
  });

  it('reads all events of a batch, whatever their types', async () => {
    const found = await read(body, { customer });
    expect(found.ok && found.events.map((each) => [each.id, each.type, each.customer])).toEqual([
      ['mautic:mautic.page_on_hit:118:1795337520000', 'click', 'c47'],
      ['mautic:mautic.email_on_open:9:1795337460000', 'impression', 'c47'],
    ]);
  });

  it('asks the application with all that Mautic says', async () => {
    const asked: unknown[] = [];
    await read(body, { customer: (report) => void asked.push(report) });
    expect(asked).toEqual([
      { type: 'mautic.page_on_hit', contact: { id: 47, points: 0 }, url: expect.stringContaining('/cart?') },
      { type: 'mautic.email_on_open', contact: { id: 47, points: 0 }, url: undefined },
    ]);
  });

  it.each([
    ['unsubscribed', 'unsubscribe', undefined],
    ['manual', 'unsubscribe', undefined],
    ['bounced', 'bounce', true],
  ])('reads a subscription that is %s as %s, of its own channel', async (status, type, permanent) => {
    const said = { contact: { id: 47 }, channel: 'sms', old_status: 'contactable', new_status: status };
    const found = await read(event('lead_channel_subscription_changed', said), { customer });
    expect(found).toMatchObject({
      events: [
        {
          id: `mautic:mautic.lead_channel_subscription_changed:47:sms:${status}:1795337520000`,
          type,
          customer: 'c47',
          properties: { channel: 'sms' },
        },
      ],
    });
    expect(found.ok && found.events[0]?.properties['permanent']).toBe(permanent);
  });

  it('names the channel of the application where Mautic names none', async () => {
    const found = await read(event('email_on_open', { stat: { id: 9, lead: { id: 47 } } }), {
      customer,
      channel: 'mail',
    });
    expect(found).toMatchObject({ events: [{ properties: { channel: 'mail' } }] });
  });

  it.each([
    ['page_on_hit', { hit: { id: 1, lead: { id: 47 }, source: 'page' } }, 'no e-mail led to the page'],
    ['lead_channel_subscription_changed', { new_status: 'contactable' }, 'status "contactable" is not read'],
    ['email_on_send', {}, 'type "mautic.email_on_send" is not read'],
    ['email_on_open', { timestamp: 'soon' }, 'no timestamp'],
  ])('skips %s of %o and says why', async (type, said, why) => {
    expect(await read(event(type, said))).toEqual({ ok: true, events: [], skipped: [{ index: 0, why }] });
  });

  it('knows a click by the e-mail, where its source is not said', async () => {
    const hit = { id: 1, lead: { id: 47 }, email: { id: 3 } };
    expect(await read(event('page_on_hit', { hit }), { customer })).toMatchObject({ events: [{ type: 'click' }] });
    const sourced = { ...hit, email: null, source: 'email' };
    expect(await read(event('page_on_hit', { hit: sourced }), { customer })).toMatchObject({
      events: [{ type: 'click' }],
    });
  });

  it('believes the body that another implementation has signed, and no other byte', async ({ skip }) => {
    const vectors = sharedJson('contracts/webhook-vectors.json') as
      | { mautic: { secret: string; headers: Record<string, string>; body: string } }
      | undefined;
    if (vectors === undefined) return skip(ABSENT);
    const { secret, headers, body: said } = vectors.mautic;
    const signed = { 'webhook-signature': headers['Webhook-Signature'] ?? '' };
    expect(await read(said, { secret, customer }, signed)).toMatchObject({
      ok: true,
      events: [{ type: 'impression', customer: 'c47', time: Date.UTC(2026, 10, 22, 1) }],
      skipped: [],
    });
    const genuine = bytes(said);
    for (const at of genuine.keys()) {
      const changed = Buffer.from(genuine);
      changed[at] = (changed[at] ?? 0) ^ 1;
      const channel = mautic({ ...basic, secret });
      const found = await channel.read?.({ headers: signed, body: changed, received: NOW });
      expect(found).toMatchObject({ ok: false, code: 'SIGNATURE_INVALID' });
    }
  });
});

describe('mautic, options', () => {
  it.each<[string, Partial<MauticOptions>]>([
    ['/user', {}],
    ['/user', { user: 'a', password: 'x', clientId: 'an-id' }],
    ['/user', { user: 'a:b', password: 'x' }],
    ['/password', { user: 'a', password: '' }],
    ['/password', { user: 'a' }],
    ['/clientId', { clientId: 'an id', clientSecret: 'x' }],
    ['/clientSecret', { clientId: 'an-id' }],
    ['/trigger', { ...basic, trigger: { email: 0 } }],
    ['/trigger', { ...basic, trigger: { campaign: 1.5 } }],
    ['/baseUrl', { ...basic, baseUrl: 'http://mautic.example/api' }],
    ['/secret', { ...basic, secret: '' }],
    ['/timeout', { ...basic, timeout: -1 }],
  ])('refuses %s of %o', (path, options) => {
    const make = (): unknown => mautic({ ...base, ...options });
    expect(make).toThrow(OpportuneError);
    expect(make).toThrow(expect.objectContaining({ code: 'OPTION_INVALID', path }));
  });

  it('has no read without a secret', () => {
    expect(mautic(basic)).not.toHaveProperty('read');
  });
});
