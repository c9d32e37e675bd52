import { readFileSync } from 'node:fs';

import { OpportuneError, type Delivery, type Reading } from '@opportune/core';
import { channelSuite } from '@opportune/testing';
import { describe, expect, it } from 'vitest';

import { exampleDelivery } from '../../test/exampleDelivery.ts';
import { onesignal } from './onesignal.ts';
import type { OnesignalOptions } from './onesignalOptions.ts';

const KEY = 'os_v2_app_not_a_real_key';
const SECRET = 'secret of our stream';
const APP = '8a1b2c3d-4e5f-4a6b-8c7d-9e0f1a2b3c4d';
const TEMPLATE = '1f2e3d4c-5b6a-4798-8a7b-6c5d4e3f2a1b';
const MESSAGE = '458dcec4-cf53-4c1f-b8f9-1b2d3e4f5a6b';
const NOW = Date.UTC(2026, 10, 22, 9);
/** What the decision `d1` is as a key, whichever way it goes. */
const UUID = '8b53639f-152c-4fc6-af30-802fde462ba0';
const body = readFileSync(new URL('../../fixtures/onesignal/report.json', import.meta.url), 'utf8');
const base: OnesignalOptions = { key: KEY, appId: APP };

const suite = (options: Partial<OnesignalOptions>): Parameters<typeof channelSuite>[1] => ({
  channel: (fetch) => onesignal({ ...base, timeout: 50, fetch, ...options }),
  taken: ({ url }) =>
    url.endsWith('/notifications') ? Response.json({ id: MESSAGE }) : Response.json({}, { status: 202 }),
  key: ({ body: sent }) => {
    const request = JSON.parse(sent);
    return request.events?.[0]?.idempotency_key ?? request.idempotency_key;
  },
  secrets: [KEY, SECRET],
});

channelSuite('onesignal by an event', suite({}));
channelSuite('onesignal by a message', { ...suite({ trigger: { channel: 'push', template: 't' } }), saidBy: 'body' });
channelSuite('onesignal by an event, which writes users and reads event streams', {
  ...suite({ secret: [SECRET, 'another'], profile: () => ({ properties: { tags: { tier: 'gold' } } }) }),
  reports: {
    proves: 'sender',
    body,
    sign: () => ({ 'x-opportune-secret': SECRET }),
    forge: () => ({ 'x-opportune-secret': 'secret of his own' }),
  },
});

const content = { title: 'Still thinking?', opportune_decision_id: 'not this one' };
const delivery = exampleDelivery({ content, at: NOW - 1 }, { email: 'ada@example.com', tier: 'gold' });

async function sent(options: Partial<OnesignalOptions> = {}, given: Delivery = delivery) {
  const calls: { url: string; headers: Headers; body: unknown }[] = [];
  const channel = onesignal({
    ...base,
    fetch: async (url, init) => {
      calls.push({ url, headers: new Headers(init.headers), body: JSON.parse(init.body ?? '') });
      return Response.json(url.endsWith('/notifications') ? { id: MESSAGE, external_id: null } : {});
    },
    ...options,
  });
  return { receipt: await channel.send(given), calls };
}

const answered = async (options: Partial<OnesignalOptions>, said: unknown, init: ResponseInit = {}) =>
  (await sent({ ...options, fetch: async () => Response.json(said, init) })).receipt;

describe('onesignal, sending', () => {
  const payload = {
    title: 'Still thinking?',
    opportune_decision_id: 'd1',
    opportune_customer_id: 'ada',
    opportune_action: 'cart-reminder',
    opportune_slot: 'inbox',
  };
  const event = {
    name: 'opportune_decision',
    external_id: 'ada',
    timestamp: '2026-11-22T08:59:59.999Z',
    idempotency_key: UUID,
    payload,
  };
  const email: OnesignalOptions['trigger'] = { channel: 'email', template: TEMPLATE };

  it('posts one event, in which all travels that a message shows', async () => {
    const { receipt, calls } = await sent();
    expect(receipt.status).toBe('accepted');
    expect(calls.map(({ url }) => url)).toEqual([`https://api.onesignal.com/apps/${APP}/custom_events`]);
    expect(calls[0]?.body).toEqual({ events: [event] });
    expect(Object.fromEntries(calls[0]?.headers ?? [])).toEqual({
      accept: 'application/json',
      authorization: `Key ${KEY}`,
      'content-type': 'application/json',
    });
  });

  it('sends one message of a template, whose name is the decision', async () => {
    const { receipt, calls } = await sent({ trigger: email, baseUrl: 'https://api.onesignal.example/' });
    expect(receipt).toMatchObject({ status: 'accepted', reference: MESSAGE });
    expect(calls.map(({ url }) => url)).toEqual(['https://api.onesignal.example/notifications']);
    expect(calls[0]?.body).toEqual({
      app_id: APP,
      include_aliases: { external_id: ['ada'] },
      target_channel: 'email',
      template_id: TEMPLATE,
      custom_data: payload,
      name: 'opportune:d1',
      idempotency_key: UUID,
    });
  });

  it('sends a text of the application, and no data that nothing would show', async () => {
    const { calls } = await sent({
      trigger: () => ({ channel: 'push' }),
      identify: ({ decision }) => ({ external_id: `crm-${decision.customer}` }),
      message: () => ({ contents: { en: 'Still thinking?' }, app_id: 'another', idempotency_key: 'another' }),
    });
    expect(calls[0]?.body).toEqual({
      app_id: APP,
      include_aliases: { external_id: ['crm-ada'] },
      target_channel: 'push',
      contents: { en: 'Still thinking?' },
      name: 'opportune:d1',
      idempotency_key: UUID,
    });
  });

  it('writes the user before, where there is something to write', async () => {
    const subscriptions = [{ type: 'Email', token: 'ada@example.com' }];
    const { calls } = await sent({
      profile: ({ profile }) => ({ properties: { tags: { tier: profile['tier'] } }, subscriptions }),
      properties: ({ profile }) => ({ tier: profile['tier'] }),
    });
    expect(calls.map(({ url }) => url)).toEqual([
      `https://api.onesignal.com/apps/${APP}/users`,
      `https://api.onesignal.com/apps/${APP}/custom_events`,
    ]);
    expect(calls[0]?.body).toEqual({
      identity: { external_id: 'ada' },
      properties: { tags: { tier: 'gold' } },
      subscriptions,
    });
    expect(calls[1]?.body).toMatchObject({ events: [{ payload: { tier: 'gold', opportune_decision_id: 'd1' } }] });
    expect((await sent({ profile: () => undefined })).calls).toHaveLength(1);
  });

  it('sends nothing where the user could not be written', async () => {
    const urls: string[] = [];
    const { receipt } = await sent({
      profile: () => ({}),
      fetch: async (url) => {
        urls.push(url);
        return Response.json({ errors: [{ code: 'user-2', title: 'conflict' }] }, { status: 409 });
      },
    });
    expect(receipt).toMatchObject({ status: 'failed', retryable: false, detail: '409 conflict' });
    expect(urls).toHaveLength(1);
  });

  it.each<[string, Partial<OnesignalOptions>]>([
    ['nobody', { identify: () => ({ external_id: '' }) }],
    ['an event without a name', { trigger: () => ({ event: '' }) }],
    ['a template without a name', { trigger: () => ({ channel: 'push', template: '' }) }],
  ])('fails for good with %s', async (_, options) => {
    const { receipt, calls } = await sent(options);
    expect(receipt).toMatchObject({ status: 'failed', retryable: false, detail: /could not be written/ });
    expect(calls).toEqual([]);
  });

  // A status of 200 is no success by itself.
  it.each<[string, unknown, object]>([
    ['nobody is subscribed', { id: '', errors: ['All included players are not subscribed'] }, { retryable: false }],
    ['there is no id', { errors: { invalid_external_user_ids: ['ada'] } }, { retryable: false }],
    [
      'the user is unknown',
      { id: MESSAGE, errors: { invalid_aliases: { external_id: ['ada'] } } },
      { retryable: false },
    ],
    ['there is nothing at all', {}, { retryable: true, detail: '200 without an id' }],
  ])('takes an answer of a message for a failure where %s', async (_, said, expected) => {
    expect(await answered({ trigger: email }, said)).toMatchObject({ status: 'failed', ...expected });
  });

  it('takes a message for sent that one of several devices could not get', async () => {
    const receipt = await answered({ trigger: email }, { id: MESSAGE, errors: { invalid_player_ids: ['p1'] } });
    expect(receipt).toMatchObject({ status: 'accepted', reference: MESSAGE });
  });

  const unknown = {
    event_user_id: 'ada',
    event_id: '567491ee-9105-4a87-9cbc-ed78a571645b',
    error: { code: 'not found', title: 'failed to find a onesignal_id for user_id ada' },
  };

  it('takes 202 for a failure where the event is listed among the errors', async () => {
    const detail = '202 failed to find a onesignal_id for user_id ada';
    const receipt = await answered({}, { errors: [unknown] }, { status: 202 });
    expect(receipt).toMatchObject({ status: 'failed', retryable: false, detail });
    expect(await answered({}, { errors: [] }, { status: 202 })).toMatchObject({ status: 'accepted' });
  });

  it('tries again where the user was written just before, and is not found yet', async () => {
    const said = async (options: Partial<OnesignalOptions>, last: unknown) =>
      (
        await sent({
          ...options,
          profile: () => ({}),
          fetch: async (url) => Response.json(url.endsWith('/users') ? {} : last, { status: 202 }),
        })
      ).receipt;
    expect(await said({}, { errors: [unknown] })).toMatchObject({ status: 'failed', retryable: true });
    const errors = { invalid_aliases: { external_id: ['ada'] } };
    expect(await said({ trigger: email }, { id: '', errors })).toMatchObject({ status: 'failed', retryable: true });
  });

  it('waits as OneSignal says', async () => {
    const init = { status: 429, headers: { 'retry-after': '7' } };
    const receipt = await answered({}, { errors: ['API rate limit exceeded.'] }, init);
    expect(receipt).toMatchObject({ retryable: true, retryAfter: 7_000, detail: '429 API rate limit exceeded.' });
  });
});

describe('onesignal, reading', () => {
  const read = async (said: object, options: Partial<OnesignalOptions> = {}): Promise<Reading> => {
    const channel = onesignal({ ...base, secret: SECRET, ...options });
    const report = { headers: { 'x-opportune-secret': SECRET }, body: Buffer.from(JSON.stringify(said)) };
    const found = await channel.read?.({ ...report, received: NOW });
    if (found === undefined) throw new Error('the channel has no read');
    return found;
  };
  const report = (change: object = {}): object => ({ ...JSON.parse(body), ...change });

  it('reads a click with the decision that is the name of the message', async () => {
    expect(await read(report())).toEqual({
      ok: true,
      events: [
        {
          kind: 'event',
          id: 'onesignal:a1b2c3d4-e5f6-4890-abcd-ef1234567890',
          type: 'click',
          customer: 'ada',
          time: Date.UTC(2026, 10, 22, 8, 52),
          properties: {
            decision: 'a1b2c3d4',
            channel: 'email',
            platform: 'onesignal',
            url: 'https://shop.example/cart',
          },
          source: 'onesignal',
          received: NOW,
        },
      ],
      skipped: [],
    });
  });

  it.each([
    ['push.received', 'delivery', 'push', undefined],
    ['push.clicked', 'click', 'push', undefined],
    ['push.unsubscribed', 'unsubscribe', 'push', undefined],
    ['push.failed', 'bounce', 'push', undefined],
    ['email.received', 'delivery', 'email', undefined],
    ['email.opened', 'impression', 'email', undefined],
    ['email.unsubscribed', 'unsubscribe', 'email', undefined],
    ['email.reported_as_spam', 'complaint', 'email', undefined],
    ['email.bounced', 'bounce', 'email', true],
    ['email.hardbounced', 'bounce', 'email', true],
    ['email.suppressed', 'bounce', 'email', true],
    ['email.supressed', 'bounce', 'email', true],
    ['email.failed', 'bounce', 'email', undefined],
    ['sms.delivered', 'delivery', 'sms', undefined],
    ['sms.failed', 'bounce', 'sms', undefined],
    ['sms.undelivered', 'bounce', 'sms', undefined],
  ])('reads message.%s as %s of %s', async (kind, type, channel, permanent) => {
    const found = await read(report({ 'event.kind': `message.${kind}` }));
    expect(found).toMatchObject({ events: [{ type, properties: { channel, decision: 'a1b2c3d4' } }] });
    expect(found.ok && found.events[0]?.properties['permanent']).toBe(permanent);
    expect(found.ok && found.events[0]?.properties['url']).toBe(
      type === 'click' ? 'https://shop.example/cart' : undefined,
    );
  });

  it('says why a message has failed', async () => {
    const failed = { 'event.kind': 'message.push.failed', 'event.data.failure_reason': 'invalid token' };
    expect(await read(report(failed))).toMatchObject({ events: [{ properties: { reason: 'invalid token' } }] });
  });

  it('finds the decision of a message of a journey in its address, and of others nowhere', async () => {
    const decision = async (change: object) => {
      const found = await read(report({ 'message.name': 'Cart reminder', ...change }));
      return found.ok && found.events[0]?.properties['decision'];
    };
    expect(await decision({ 'message.url': 'https://shop.example/?opportune_decision_id=d2' })).toBe('d2');
    expect(await decision({})).toBeUndefined();
  });

  it('reads what the application names, for its channel and its customers', async () => {
    const options: Partial<OnesignalOptions> = {
      outcomes: { 'message.iam.clicked': 'click', 'message.email.bounced': 'dismissal' },
      channel: 'app',
      customer: (said) => `crm-${String(said['event.external_id'])}`,
    };
    expect(await read(report({ 'event.kind': 'message.iam.clicked' }), options)).toMatchObject({
      events: [{ type: 'click', customer: 'crm-ada', properties: { channel: 'app' } }],
    });
    const found = await read(report({ 'event.kind': 'message.email.bounced' }), options);
    expect(found.ok && found.events[0]).toMatchObject({ type: 'dismissal' });
    expect(found.ok && found.events[0]?.properties).not.toHaveProperty('permanent');
  });

  it.each([
    [{ 'event.kind': 'message.email.sent' }, 'kind "message.email.sent" is not read'],
    [{ 'event.kind': 'toString' }, 'kind "toString" is not read'],
    [{ 'event.kind': undefined }, 'kind "" is not read'],
    [{ 'event.id': '' }, 'no event.id'],
    [{ 'event.datetime': '' }, 'no event.datetime'],
    [{ 'event.external_id': '' }, 'no customer'],
  ])('skips %o and says why', async (change, why) => {
    expect(await read(report(change))).toEqual({ ok: true, events: [], skipped: [{ index: 0, why }] });
  });
});

describe('onesignal, options', () => {
  it.each<[string, Partial<OnesignalOptions>]>([
    ['/key', { key: '' }],
    ['/key', { key: 'a key' }],
    ['/appId', { appId: 'my app' }],
    ['/trigger', { trigger: { event: '' } }],
    ['/trigger', { trigger: { event: 'x'.repeat(129) } }],
    ['/trigger', { trigger: { channel: 'push', template: '' } }],
    ['/trigger', { trigger: { channel: 'fax' as 'sms' } }],
    ['/baseUrl', { baseUrl: 'http://api.onesignal.com' }],
    ['/secret', { secret: '' }],
    ['/secretHeader', { secretHeader: 'two words' }],
    ['/timeout', { timeout: -1 }],
  ])('refuses %s of %o', (path, options) => {
    const make = (): unknown => onesignal({ ...base, ...options });
    expect(make).toThrow(OpportuneError);
    expect(make).toThrow(expect.objectContaining({ code: 'OPTION_INVALID', path }));
  });

  it('has no read without a secret', () => {
    expect(onesignal(base)).not.toHaveProperty('read');
  });
});
