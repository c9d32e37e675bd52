import { OpportuneError, type Delivery, type Reading } from '@opportune/core';
import { channelSuite } from '@opportune/testing';
import { describe, expect, it } from 'vitest';

import { ABSENT, sharedJson } from '../../../../.config/shared.ts';
import { iterable } from './iterable.ts';
import type { IterableIdentity, IterableOptions, IterableTrigger } from './iterableOptions.ts';

const KEY = 'not-a-real-server-key';
const SECRET = 'a-secret-of-ours';
const NOW = Date.UTC(2026, 10, 22, 9);

const report = (eventName: string, fields: object = {}, rest: object = { userId: 'ada' }): string =>
  JSON.stringify({
    email: 'ada@example.com',
    eventName,
    dataFields: { campaignId: 1042, messageId: 'm1', createdAt: '2026-11-22 08:58:43 +00:00', ...fields },
    ...rest,
  });

const suite = (
  trigger: IterableTrigger,
  options: Partial<IterableOptions> = {},
): Parameters<typeof channelSuite>[1] => ({
  channel: (fetch) => iterable({ key: KEY, trigger, timeout: 50, fetch, ...options }),
  taken: () => Response.json({ code: 'Success', msg: '', params: {} }),
  key: ({ body }) => JSON.parse(body).dataFields.opportune_decision_id,
  secrets: [KEY, SECRET],
});

channelSuite('iterable by an event', {
  ...suite({ event: 'Cart' }),
  key: ({ body }) => JSON.parse(body).id,
});
channelSuite('iterable by a journey', suite({ workflow: 7 }));
channelSuite('iterable by a campaign, which reads system webhooks', {
  ...suite({ campaign: 1042 }, { secret: [SECRET, 'another'] }),
  reports: {
    proves: 'sender',
    body: report('emailClick', { url: 'https://shop.example/' }),
    sign: () => ({ 'x-opportune-secret': SECRET }),
    forge: () => ({ 'x-opportune-secret': 'guessed' }),
  },
});

const delivery: Delivery = {
  decision: {
    id: 'd1',
    customer: 'ada',
    action: 'cart-reminder',
    channel: 'email',
    slot: 'inbox',
    content: { title: 'Still thinking?', opportune_decision_id: 'not this one' },
    at: NOW - 1,
    cause: { kind: 'request', id: 'r1' },
    score: 3,
    factors: [],
    probability: 1,
    strategy: { id: 'winback', version: '7', hash: '0123456789abcdef0123456789abcdef' },
  },
  profile: { email: 'ada@example.com' },
  now: NOW,
};

const metadata = { opportune_decision_id: 'd1', opportune_customer_id: 'ada' };
const dataFields = {
  title: 'Still thinking?',
  ...metadata,
  opportune_action: 'cart-reminder',
  opportune_slot: 'inbox',
};

async function sent(options: Partial<IterableOptions> = {}) {
  const calls: { url: string; headers: Headers; body: unknown }[] = [];
  const channel = iterable({
    key: KEY,
    fetch: async (url, init) => {
      calls.push({ url, headers: new Headers(init.headers), body: JSON.parse(init.body ?? '') });
      return Response.json({ code: 'Success', msg: '', params: {} });
    },
    ...options,
  });
  return { receipt: await channel.send(delivery), calls };
}

const answered = async (body: unknown, init: ResponseInit = {}) =>
  (await sent({ fetch: async () => Response.json(body, init) })).receipt;

describe('iterable, sending', () => {
  const email = ({ profile }: Delivery): IterableIdentity => ({ email: String(profile['email']) });

  // Never a change of the user before it: Iterable asks for 60 seconds in between.
  it.each<[string, Partial<IterableOptions>, string, object]>([
    [
      'an event, whose time is in seconds',
      {},
      '/api/events/track',
      { userId: 'ada', eventName: 'Opportune Decision', id: 'd1', createdAt: 1795337999, dataFields },
    ],
    [
      'an event of an address',
      { trigger: { event: 'Cart' }, identify: email },
      '/api/events/track',
      { email: 'ada@example.com', eventName: 'Cart', id: 'd1', createdAt: 1795337999, dataFields },
    ],
    [
      'a campaign, with metadata that its reports repeat',
      { trigger: { campaign: 1042 } },
      '/api/email/target',
      { campaignId: 1042, recipientUserId: 'ada', dataFields, metadata },
    ],
    [
      'a campaign that is sent once, to an address',
      { trigger: { campaign: 1042, repeats: false }, identify: email },
      '/api/email/target',
      { campaignId: 1042, recipientEmail: 'ada@example.com', allowRepeatMarketingSends: false, dataFields, metadata },
    ],
    [
      'a journey',
      { trigger: { workflow: 7 } },
      '/api/workflows/triggerWorkflow',
      { workflowId: 7, userId: 'ada', dataFields },
    ],
    [
      'a journey of an address',
      { trigger: { workflow: 7 }, identify: email },
      '/api/workflows/triggerWorkflow',
      { workflowId: 7, email: 'ada@example.com', dataFields },
    ],
  ])('sends %s, in one request', async (_, options, path, body) => {
    const { receipt, calls } = await sent(options);
    expect(receipt.status).toBe('accepted');
    expect(calls).toHaveLength(1);
    expect(calls[0]?.url).toBe(`https://api.iterable.com${path}`);
    expect(calls[0]?.body).toEqual(body);
    expect(Object.fromEntries(calls[0]?.headers ?? [])).toEqual({
      accept: 'application/json',
      'api-key': KEY,
      'content-type': 'application/json',
    });
  });

  it('chooses the trigger by the decision, and shows what the mapping gives', async () => {
    const { calls } = await sent({
      baseUrl: 'https://api.eu.iterable.com/',
      trigger: ({ decision }) => ({ event: `Opportune ${decision.action}` }),
      properties: ({ profile }) => ({ to: profile['email'] }),
    });
    expect(calls[0]?.url).toBe('https://api.eu.iterable.com/api/events/track');
    expect(calls[0]?.body).toMatchObject({
      eventName: 'Opportune cart-reminder',
      dataFields: { to: 'ada@example.com', opportune_decision_id: 'd1' },
    });
  });

  it.each<[string, IterableIdentity]>([
    ['nobody', {} as IterableIdentity],
    ['a customer by both', { userId: 'ada', email: 'ada@example.com' }],
    ['an empty id', { userId: '' }],
    ['an address that is not there', { email: undefined as never }],
  ])('fails for good where identify names %s', async (_, who) => {
    const { receipt, calls } = await sent({ identify: () => who });
    expect(receipt).toMatchObject({ status: 'failed', retryable: false, detail: /could not be written/ });
    expect(calls).toEqual([]);
  });

  it.each<[string, IterableTrigger]>([
    ['nothing', {} as IterableTrigger],
    ['an event without a name', { event: undefined as never }],
    ['a campaign as a text', { campaign: '1042' as never }],
    ['two things', { event: 'x', workflow: 7 }],
  ])('fails for good where trigger names %s', async (_, trigger) => {
    const { receipt, calls } = await sent({ trigger: () => trigger });
    expect(receipt).toMatchObject({ status: 'failed', retryable: false, detail: /could not be written/ });
    expect(calls).toEqual([]);
  });

  it('takes a code that is no success for none, whatever the status', async () => {
    expect(await answered({ code: 'BadParams', msg: 'No such campaign' })).toMatchObject({
      status: 'failed',
      retryable: false,
      detail: '200 BadParams: No such campaign',
    });
    expect(await answered({ code: 'RateLimitExceeded', msg: '' })).toMatchObject({ status: 'failed', retryable: true });
  });

  it('says what a refusal says, and no secret', async () => {
    const repeat = async (): Promise<Response> => Response.json({ code: 'GenericError', msg: `${KEY} ${SECRET}` });
    expect((await sent({ secret: SECRET, fetch: repeat })).receipt.detail).toBe('200 GenericError: [secret] [secret]');
    const receipt = await answered({ code: 'BadApiKey', msg: 'Invalid API key', params: {} }, { status: 401 });
    expect(receipt).toMatchObject({ retryable: false, detail: '401 BadApiKey: Invalid API key' });
  });

  it.each([
    [{ rateLimitLimit: 500, rateLimitRemaining: 0, rateLimitReset: 2 }, 2_000],
    [{ rateLimitReset: 0.25 }, 250],
    [{ rateLimitReset: '30' }, 30_000],
    [{ rateLimitReset: NOW / 1_000 + 90 }, 90_000],
    [{ rateLimitReset: NOW / 1_000 - 90 }, 0],
    [{ rateLimitReset: 0 }, 0],
    [{ rateLimitReset: -1 }, 7_000],
    [{ rateLimitReset: '' }, 7_000],
    [{ rateLimitReset: 'soon' }, 7_000],
    [{}, 7_000],
  ])('reads from %o in the body how long to wait, else from Retry-After', async (params, wait) => {
    const headers = { 'retry-after': '7' };
    const receipt = await answered({ code: 'RateLimitExceeded', msg: '', params }, { status: 429, headers });
    expect(receipt).toMatchObject({ status: 'failed', retryable: true, retryAfter: wait });
  });
});

describe('iterable, reading', () => {
  const read = async (body: string, options: Partial<IterableOptions> = {}): Promise<Reading> => {
    const headers = { 'x-opportune-secret': SECRET };
    const channel = iterable({ key: KEY, secret: SECRET, ...options });
    const reading = await channel.read?.({ headers, body: Buffer.from(body), received: NOW });
    if (reading === undefined) throw new Error('the channel has no read');
    return reading;
  };

  it('takes a click on what a campaign has sent', async () => {
    expect(await read(report('emailClick', { url: 'https://shop.example/', metadata }, {}))).toEqual({
      ok: true,
      events: [
        {
          kind: 'event',
          id: 'iterable:emailClick:m1:1795337923000:https://shop.example/',
          type: 'click',
          customer: 'ada',
          time: 1795337923000,
          properties: { decision: 'd1', channel: 'email', platform: 'iterable', url: 'https://shop.example/' },
          source: 'iterable',
          received: NOW,
        },
      ],
      skipped: [],
    });
  });

  it.each<[string, string, object]>([
    [report('emailOpen'), 'impression', {}],
    [report('emailBounce', { recipientState: 'HardBounce' }), 'bounce', { permanent: true }],
    [report('emailBounce', { recipientState: 'SoftBounce' }), 'bounce', {}],
    [report('emailComplaint'), 'complaint', {}],
    [report('emailUnSubscribe', { unsubSource: 'EmailLink' }), 'unsubscribe', {}],
    [report('emailUnSubscribe', { unsubSource: 'SMS' }), 'unsubscribe', { channel: 'sms' }],
    [report('emailSendSkip', { reason: 'FrequencyCapping' }), 'frequency_capped', {}],
    [
      report('emailSendSkip', { reason: 'FrequencyCapping', transactionalData: JSON.stringify(metadata) }),
      'frequency_capped',
      { decision: 'd1' },
    ],
    [
      report('emailClick', { url: 'https://a.b/?opportune_decision_id=d2' }),
      'click',
      { decision: 'd2', url: expect.any(String) },
    ],
  ])('reads %s as %s', async (body, type, properties) => {
    const reading = await read(body);
    expect(reading).toMatchObject({ events: [{ type, customer: 'ada' }], skipped: [] });
    const [event] = reading.ok ? reading.events : [];
    expect(event?.properties).toEqual({ channel: 'email', platform: 'iterable', ...properties });
  });

  it.each<[string, string]>([
    [report('emailSend'), 'event "emailSend" is not read'],
    [report('smsClick'), 'event "smsClick" is not read'],
    [report('toString'), 'event "toString" is not read'],
    ['{}', 'event "" is not read'],
    [report('emailSendSkip', { reason: 'LocaleMismatch' }), 'skipped by Iterable: LocaleMismatch'],
    [report('emailClick', { isBot: true }), 'a machine did it'],
    [report('emailClick', { createdAt: 'soon' }), 'no createdAt'],
    [report('emailClick', { createdAt: '2026-11-22 08:58:43' }), 'no createdAt'],
    [report('emailClick', {}, {}), 'no customer'],
  ])('skips %s', async (body, why) => {
    expect(await read(body)).toEqual({ ok: true, events: [], skipped: [{ index: 0, why }] });
  });

  it('tells two clicks of a message apart, and two messages', async () => {
    const bodies = [
      report('emailClick', { url: 'https://a.example/' }),
      report('emailClick', { url: 'https://b.example/' }),
      report('emailClick', { url: 'https://a.example/', messageId: 'm2' }),
      report('emailClick', { url: 'https://a.example/', createdAt: '2026-11-22 08:58:44 +00:00' }),
      report('emailOpen'),
      report('emailOpen', { messageId: undefined }),
    ];
    const readings = await Promise.all(bodies.map((body) => read(body)));
    const ids = readings.flatMap((reading) => (reading.ok ? reading.events.map(({ id }) => id) : []));
    expect(new Set(ids).size).toBe(bodies.length);
  });

  it('asks the application whose event it is, and for further events', async () => {
    const reading = await read(report('smsClick', {}, {}), {
      customer: async ({ event, email, userId, fields }) => [event, email, userId, fields['campaignId']].join(),
      outcomes: { smsClick: 'click' },
      channel: 'sms',
    });
    expect(reading).toMatchObject({
      events: [{ type: 'click', customer: 'smsClick,ada@example.com,,1042', properties: { channel: 'sms' } }],
    });
  });

  it('takes a body without fields, or with others, for an event without a time', async () => {
    for (const dataFields of [undefined, null, 'x', []]) {
      expect(await read(JSON.stringify({ eventName: 'emailClick', dataFields }))).toMatchObject({
        skipped: [{ why: 'no createdAt' }],
      });
    }
  });

  it('reads the body of the contracts, which nobody signs', async ({ skip }) => {
    const vectors = sharedJson('contracts/webhook-vectors.json') as { iterable: { body: string } } | undefined;
    if (vectors === undefined) return skip(ABSENT);
    expect(await read(vectors.iterable.body)).toMatchObject({
      events: [{ type: 'click', customer: 'u1', time: Date.UTC(2026, 10, 22, 1) }],
    });
  });
});

describe('iterable, options', () => {
  it.each<[string, Partial<IterableOptions>]>([
    ['/key', { key: '' }],
    ['/key', { key: 'two words' }],
    ['/baseUrl', { baseUrl: 'http://api.iterable.example' }],
    ['/trigger', { trigger: {} as IterableTrigger }],
    ['/trigger', { trigger: { event: '' } }],
    ['/trigger', { trigger: { campaign: 1.5 } }],
    ['/trigger', { trigger: { campaign: '1042' as unknown as number } }],
    ['/trigger', { trigger: { workflow: 0 } }],
    ['/trigger', { trigger: { list: 1 } as unknown as IterableTrigger }],
    ['/trigger', { trigger: { campaign: 1, workflow: 2 } }],
    ['/secret', { secret: '' }],
    ['/timeout', { timeout: Number.NaN }],
  ])('refuses %s of %o', (path, options) => {
    const make = (): unknown => iterable({ key: KEY, ...options });
    expect(make).toThrow(OpportuneError);
    expect(make).toThrow(expect.objectContaining({ code: 'OPTION_INVALID', path }));
  });

  it('has no read without a secret', () => {
    expect('read' in iterable({ key: KEY })).toBe(false);
  });
});
