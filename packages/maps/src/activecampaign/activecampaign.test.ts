import { readFileSync } from 'node:fs';

import { OpportuneError, type Delivery } from '@opportune/core';
import { channelSuite } from '@opportune/testing';
import { describe, expect, it } from 'vitest';

import { ABSENT, sharedJson } from '../../../../.config/shared.ts';
import { exampleDelivery } from '../../test/exampleDelivery.ts';
import { activecampaign } from './activecampaign.ts';
import type { ActivecampaignOptions } from './activecampaignOptions.ts';

const KEY = 'not-a-real-token';
const EVENT_KEY = 'not-a-real/event-key';
const SECRET = 'a-long-random-text';
const BASE = 'https://shop.api-us1.com';
const NOW = Date.UTC(2026, 10, 22, 15);
const account = { key: KEY, baseUrl: BASE, actid: '612345678', eventKey: EVENT_KEY };
const body = readFileSync(new URL('../../fixtures/activecampaign/report.txt', import.meta.url), 'utf8').trim();

const customer: NonNullable<ActivecampaignOptions['customer']> = ({ fields }) => fields['contact[fields][customer_id]'];
const taken = (): Response => Response.json({ success: 1, message: 'Event spawned', contact: { id: '117' } });

const suite = (options: Partial<ActivecampaignOptions>): Parameters<typeof channelSuite>[1] => ({
  channel: (fetch) => activecampaign({ ...account, timeout: 50, fetch, ...options }),
  taken,
  saidBy: 'body',
  // Nothing that ActiveCampaign heeds.
  key: ({ body: sent }) => {
    const data = new URLSearchParams(sent).get('eventdata');
    return data === null ? undefined : JSON.parse(data).opportune_decision_id;
  },
  secrets: [KEY, EVENT_KEY, encodeURIComponent(EVENT_KEY), SECRET],
});

channelSuite('activecampaign', suite({}));
channelSuite('activecampaign, writing the contact before', suite({ profile: () => ({ firstName: 'Ada' }) }));
channelSuite('activecampaign, which reads reports', {
  ...suite({ secret: ['another', SECRET], customer }),
  reports: {
    proves: 'sender',
    body,
    sign: () => ({ 'x-opportune-secret': SECRET }),
    forge: () => ({ 'x-opportune-secret': 'a guess' }),
  },
});

async function send(options: Partial<ActivecampaignOptions> = {}, given = exampleDelivery(), answer = taken) {
  const calls: { method: string | undefined; url: string; headers: Headers; body: string }[] = [];
  const channel = activecampaign({
    ...account,
    fetch: async (url, { method, headers, body: sent = '' }) => {
      calls.push({ method, url, headers: new Headers(headers), body: sent });
      return answer();
    },
    ...options,
  });
  return { receipt: await channel.send(given), calls };
}

describe('activecampaign, sending', () => {
  it('tracks an event at another host, as a form, whose value is JSON', async () => {
    const { receipt, calls } = await send({}, exampleDelivery({ content: { title: 'A & B', total: 79.9 } }));
    expect(receipt).toMatchObject({ status: 'accepted' });
    expect(calls.map(({ method, url }) => [method, url])).toEqual([['POST', 'https://trackcmp.net/event']]);
    expect(Object.fromEntries(calls[0]?.headers ?? [])).toEqual({
      'content-type': 'application/x-www-form-urlencoded',
    });
    const form = Object.fromEntries(new URLSearchParams(calls[0]?.body));
    expect({ ...form, eventdata: JSON.parse(form['eventdata'] ?? '') }).toEqual({
      key: EVENT_KEY,
      actid: '612345678',
      event: 'opportune_decision',
      eventdata: {
        title: 'A & B',
        total: 79.9,
        opportune_decision_id: 'd1',
        opportune_customer_id: 'ada',
        opportune_action: 'cart-reminder',
        opportune_slot: 'inbox',
      },
      visit: '{"email":"ada@example.com"}',
    });
  });

  it('writes the contact before, at the account', async () => {
    const profile = { firstName: 'Ada', fieldValues: [{ field: '1', value: 'x' }], email: 'not this one' };
    const { calls } = await send({ profile: () => profile });
    expect(calls.map(({ url }) => url)).toEqual([`${BASE}/api/3/contact/sync`, 'https://trackcmp.net/event']);
    expect(Object.fromEntries(calls[0]?.headers ?? [])).toEqual({
      accept: 'application/json',
      'api-token': KEY,
      'content-type': 'application/json',
    });
    expect(JSON.parse(calls[0]?.body ?? '')).toEqual({ contact: { ...profile, email: 'ada@example.com' } });
    expect((await send({ profile: () => undefined })).calls).toHaveLength(1);
  });

  it('enters the contact into an automation by the number that it is found by', async () => {
    const { receipt, calls } = await send({ trigger: { automation: 42 } });
    expect(receipt).toMatchObject({ status: 'accepted' });
    expect(calls.map(({ url, body: sent }) => [url, JSON.parse(sent)])).toEqual([
      [`${BASE}/api/3/contact/sync`, { contact: { email: 'ada@example.com' } }],
      [`${BASE}/api/3/contactAutomations`, { contactAutomation: { contact: '117', automation: '42' } }],
    ]);
  });

  it('enters nobody where no contact is named', async () => {
    const { receipt, calls } = await send({ trigger: { automation: 42 } }, exampleDelivery(), () => Response.json({}));
    expect(receipt).toMatchObject({ status: 'failed', retryable: true, detail: '200 without the number of a contact' });
    expect(calls).toHaveLength(1);
  });

  it('maps the trigger, the address, what is said and where to', async () => {
    const { calls } = await send({
      trackingUrl: 'https://proxy.example/',
      trigger: ({ decision }) => ({ event: decision.action }),
      identify: ({ decision }) => `${decision.customer}@example.org`,
      properties: () => ({ product: 'x', opportune_decision_id: 'not this one' }),
    });
    const form = new URLSearchParams(calls[0]?.body);
    expect(calls[0]?.url).toBe('https://proxy.example/event');
    expect([form.get('event'), form.get('visit')]).toEqual(['cart-reminder', '{"email":"ada@example.org"}']);
    expect(JSON.parse(form.get('eventdata') ?? '')).toMatchObject({ product: 'x', opportune_decision_id: 'd1' });
  });

  it.each<[string, Partial<ActivecampaignOptions>, Delivery['profile']]>([
    ['the profile has no email', {}, {}],
    ['identify named nobody', { identify: () => '' }, {}],
    ['expected as the trigger', { trigger: () => ({ event: '' }) }, { email: 'a@b.c' }],
    ['expected as the trigger', { trigger: () => ({ event: undefined as never }) }, { email: 'a@b.c' }],
    ['expected as the trigger', { trigger: () => ({ automation: 0 }) }, { email: 'a@b.c' }],
  ])('fails for good, and sends nothing, where %s', async (why, options, profile) => {
    const { receipt, calls } = await send(options, exampleDelivery({}, profile));
    expect(receipt).toMatchObject({ status: 'failed', retryable: false, detail: expect.stringContaining(why) });
    expect(calls).toEqual([]);
  });

  it('fails for good where an event is chosen and there is no key to track it with', async () => {
    const channel = activecampaign({
      key: KEY,
      baseUrl: BASE,
      trigger: () => ({ event: 'cart' }),
      fetch: async () => taken(),
    });
    const receipt = await channel.send(exampleDelivery());
    expect(receipt).toMatchObject({ status: 'failed', retryable: false, detail: /an event needs actid and eventKey/ });
  });

  it.each<[string, Response, object]>([
    [
      'an event that was not taken, with status 200',
      Response.json({ success: 0, message: 'Event tracking is off.' }),
      { retryable: false, detail: '200 Event tracking is off.' },
    ],
    ['an answer that does not say', Response.json({}), { retryable: true, detail: '200 without success: {}' }],
    [
      'too many requests',
      new Response(null, { status: 429, headers: { 'retry-after': '30' } }),
      { retryable: true, retryAfter: 30_000 },
    ],
    [
      'what is wrong with which field',
      Response.json(
        { errors: [{ title: 'Email is not valid.', detail: '', code: 'email_invalid' }, 7] },
        { status: 422 },
      ),
      { retryable: false, detail: '422 Email is not valid.' },
    ],
    ['who may not', Response.json({ message: 'No permission.' }, { status: 403 }), { detail: '403 No permission.' }],
  ])('reads %s', async (_, answer, expected) => {
    const { receipt } = await send({}, exampleDelivery(), () => answer);
    expect(receipt).toMatchObject({ status: 'failed', ...expected });
  });
});

const read = async (fields: Readonly<Record<string, string>>, options: Partial<ActivecampaignOptions> = {}) => {
  const channel = activecampaign({ ...account, secret: SECRET, customer, ...options });
  const reading = await channel.read?.({
    headers: { 'x-opportune-secret': SECRET },
    body: Buffer.from(new URLSearchParams(fields).toString()),
    received: NOW,
  });
  if (reading === undefined) throw new Error('the channel has no read');
  return reading;
};

describe('activecampaign, reading', () => {
  const fields = Object.fromEntries(new URLSearchParams(body));

  it('takes a click for one, of the decision that its link names', async () => {
    const url = 'https://shop.example/cart?opportune_decision_id=a1b2c3d4';
    expect(await read(fields)).toEqual({
      ok: true,
      events: [
        {
          kind: 'event',
          id: `activecampaign:click:42:1:1795359120000:${url}`,
          type: 'click',
          customer: 'ada',
          time: Date.UTC(2026, 10, 22, 14, 52),
          properties: { decision: 'a1b2c3d4', channel: 'email', platform: 'activecampaign', url },
          source: 'activecampaign',
          received: NOW,
        },
      ],
      skipped: [],
    });
  });

  it.each<[Record<string, string>, string, object]>([
    [{ type: 'open' }, 'impression', {}],
    [{ type: 'bounce', 'bounce[type]': 'hard' }, 'bounce', { permanent: true }],
    [{ type: 'bounce', 'bounce[type]': 'soft', 'bounce[description]': 'Full' }, 'bounce', { reason: 'Full' }],
    [{ type: 'unsubscribe', 'unsubscribe[reason]': 'Too many' }, 'unsubscribe', { reason: 'Too many' }],
  ])('reads %o as %s', async (change, type, properties) => {
    const { 'link[url]': _, 'link[id]': __, ...rest } = fields;
    expect(await read({ ...rest, ...change })).toMatchObject({
      events: [{ type, properties: { channel: 'email', platform: 'activecampaign', ...properties } }],
    });
  });

  it.each<[string, Record<string, string>]>([
    ['type "sent" is not read', { type: 'sent' }],
    ['type "subscribe" is not read', { type: 'subscribe' }],
    ['type "deal_add" is not read', { type: 'deal_add' }],
    ['no date_time', { date_time: '2026-11-22 08:52:00' }],
    ['no customer', { 'contact[fields][customer_id]': '' }],
  ])('skips with the reason: %s', async (why, change) => {
    expect(await read({ ...fields, ...change })).toEqual({ ok: true, events: [], skipped: [{ index: 0, why }] });
  });

  it('asks the application who it was, and reads further types', async () => {
    const asked: unknown[] = [];
    const reading = await read(
      { ...fields, type: 'sms_unsub' },
      {
        customer: async (report) => (asked.push(report), 'ada'),
        outcomes: { sms_unsub: 'unsubscribe' },
        channel: 'sms',
      },
    );
    expect(reading).toMatchObject({ events: [{ type: 'unsubscribe', properties: { channel: 'sms' } }] });
    expect(asked).toEqual([
      { type: 'sms_unsub', contact: '42', email: 'ada@example.com', fields: { ...fields, type: 'sms_unsub' } },
    ]);
  });

  it('reads what another implementation has written', async ({ skip }) => {
    const vectors = sharedJson('contracts/webhook-vectors.json') as { activecampaign: { body: string } } | undefined;
    if (vectors === undefined) return skip(ABSENT);
    const written = Object.fromEntries(new URLSearchParams(vectors.activecampaign.body));
    expect(await read(written, { customer: ({ email }) => email })).toMatchObject({
      events: [{ type: 'click', customer: 'ada@example.com', time: Date.UTC(2026, 10, 22, 7) }],
      skipped: [],
    });
  });

  it('has no read without a secret', () => {
    expect('read' in activecampaign(account)).toBe(false);
  });
});

describe('activecampaign, options', () => {
  it.each<[string, Partial<ActivecampaignOptions>]>([
    ['/key', { key: '' }],
    ['/actid', { actid: '' }],
    ['/eventKey', { eventKey: 'with a space' }],
    ['/actid', { trigger: { automation: 42 }, actid: '' }],
    ['/trigger', { trigger: { event: 'x'.repeat(33) } }],
    ['/trigger', { trigger: { automation: 1.5 } }],
    ['/baseUrl', { baseUrl: 'http://shop.api-us1.com' }],
    ['/customer', { secret: SECRET }],
    ['/secret', { secret: [], customer }],
    ['/timeout', { timeout: 0 }],
  ])('refuses %s of %o', (path, options) => {
    const make = (): unknown => activecampaign({ ...account, ...options });
    expect(make).toThrow(OpportuneError);
    expect(make).toThrow(expect.objectContaining({ code: 'OPTION_INVALID', path }));
  });

  it('asks for the keys of event tracking only where events are tracked', () => {
    const bare = { key: KEY, baseUrl: BASE };
    expect(() => activecampaign(bare)).toThrow(expect.objectContaining({ path: '/actid' }));
    expect(activecampaign({ ...bare, trigger: { automation: 42 } }).name).toBe('activecampaign');
  });
});
