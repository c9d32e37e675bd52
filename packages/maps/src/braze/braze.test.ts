import { OpportuneError, type Delivery, type Reading } from '@opportune/core';
import { channelSuite } from '@opportune/testing';
import { describe, expect, it } from 'vitest';

import { ABSENT, sharedJson } from '../../../../.config/shared.ts';
import { braze } from './braze.ts';
import type { BrazeIdentity, BrazeOptions, BrazeTrigger } from './brazeOptions.ts';

const KEY = 'not-a-real-rest-key';
const SECRET = 'a-secret-of-ours';
const NOW = Date.UTC(2026, 10, 22, 9);
const HOST = 'https://rest.fra-01.braze.eu';

const postback = (status: string, metadata: object = {}): string =>
  JSON.stringify({
    dispatch_id: 'acf471119f7449d5',
    status,
    metadata: {
      external_send_id: 'd1',
      campaign_api_id: '417220e4-5a2a',
      [`${status}_at`]: '2026-11-22T08:58:43.000+00:00',
      ...metadata,
    },
  });

const suite = (trigger: BrazeTrigger, options: Partial<BrazeOptions> = {}): Parameters<typeof channelSuite>[1] => ({
  channel: (fetch) => braze({ key: KEY, baseUrl: HOST, trigger, timeout: 50, fetch, ...options }),
  taken: () => Response.json({ message: 'success' }, { status: 201 }),
  key: ({ body }) => body.match(/"opportune_decision_id":"(\w+)"/)?.[1],
  secrets: [KEY, SECRET],
});

channelSuite('braze by an event', suite({ event: 'Cart' }, { profile: () => ({ loyal: true }) }));
channelSuite('braze by a campaign', suite({ campaign: 'c1' }));
channelSuite('braze by a canvas', suite({ canvas: 'c2' }));
channelSuite('braze by a transactional campaign, which reads postbacks', {
  ...suite({ transactional: 'c3' }, { secret: [SECRET, 'another'], customer: () => 'ada' }),
  key: ({ body }) => JSON.parse(body).external_send_id,
  reports: {
    proves: 'sender',
    body: postback('delivered'),
    sign: () => ({ 'x-opportune-secret': SECRET }),
    forge: () => ({ 'x-opportune-secret': 'guessed' }),
  },
});

const delivery = (decision: Partial<Delivery['decision']> = {}): Delivery => ({
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
    ...decision,
  },
  profile: { segment: 'loyal' },
  now: NOW,
});

const shown = {
  title: 'Still thinking?',
  opportune_decision_id: 'd1',
  opportune_customer_id: 'ada',
  opportune_action: 'cart-reminder',
  opportune_slot: 'inbox',
};

async function sent(options: Partial<BrazeOptions> = {}, given: Delivery = delivery()) {
  const calls: { url: string; headers: Headers; body: unknown }[] = [];
  const channel = braze({
    key: KEY,
    baseUrl: HOST,
    fetch: async (url, init) => {
      calls.push({ url, headers: new Headers(init.headers), body: JSON.parse(init.body ?? '') });
      return Response.json({ message: 'success' }, { status: 201 });
    },
    ...options,
  });
  return { receipt: await channel.send(given), calls };
}

const answered = async (body: unknown, init: ResponseInit = { status: 201 }) =>
  (await sent({ fetch: async () => Response.json(body, init) })).receipt;

describe('braze, sending', () => {
  it('writes event and profile in one request, so that neither overtakes the other', async () => {
    const { receipt, calls } = await sent({
      profile: ({ profile }) => ({ ...profile, external_id: 'not this one' }),
    });
    expect(receipt.status).toBe('accepted');
    expect(calls).toHaveLength(1);
    expect(calls[0]).toMatchObject({
      url: `${HOST}/users/track`,
      body: {
        events: [
          { external_id: 'ada', name: 'Opportune Decision', time: '2026-11-22T08:59:59.000Z', properties: shown },
        ],
        attributes: [{ external_id: 'ada', segment: 'loyal' }],
      },
    });
    expect(Object.fromEntries(calls[0]?.headers ?? [])).toEqual({
      accept: 'application/json',
      authorization: `Bearer ${KEY}`,
      'content-type': 'application/json',
    });
    expect((await sent({ profile: () => undefined })).calls[0]?.body).not.toHaveProperty('attributes');
  });

  it.each<[BrazeTrigger, string, object]>([
    [
      { campaign: 'c1' },
      '/campaigns/trigger/send',
      {
        campaign_id: 'c1',
        recipients: [{ external_user_id: 'ada', attributes: { loyal: true }, trigger_properties: shown }],
      },
    ],
    [
      { canvas: 'c2' },
      '/canvas/trigger/send',
      {
        canvas_id: 'c2',
        recipients: [{ external_user_id: 'ada', attributes: { loyal: true }, canvas_entry_properties: shown }],
      },
    ],
    [
      { transactional: 'c/3' },
      '/transactional/v1/campaigns/c%2F3/send',
      {
        external_send_id: 'd1',
        recipient: { external_user_id: 'ada', attributes: { loyal: true } },
        trigger_properties: shown,
      },
    ],
  ])('sends by %o', async (trigger, path, body) => {
    const { calls } = await sent({ trigger, profile: () => ({ loyal: true }), baseUrl: 'http://localhost:4010/b/' });
    expect(calls).toHaveLength(1);
    expect(calls[0]).toMatchObject({ url: `http://localhost:4010/b${path}` });
    expect(calls[0]?.body).toEqual(body);
  });

  it('chooses the trigger by the decision, and names customers by an alias', async () => {
    const { calls } = await sent({
      trigger: ({ decision }) => ({ campaign: decision.action }),
      identify: ({ decision }) => ({ user_alias: { alias_name: decision.customer, alias_label: 'shop' } }),
      properties: ({ profile }) => ({ segment: profile['segment'] }),
    });
    expect(calls[0]?.body).toMatchObject({
      campaign_id: 'cart-reminder',
      recipients: [
        {
          user_alias: { alias_name: 'ada', alias_label: 'shop' },
          trigger_properties: { segment: 'loyal', opportune_decision_id: 'd1' },
        },
      ],
    });
  });

  it.each<[string, Partial<BrazeOptions>, Partial<Delivery['decision']>]>([
    ['nobody is named', { identify: () => ({}) as BrazeIdentity }, {}],
    [
      'a customer has two names',
      { identify: () => ({ external_id: 'a', user_alias: {} }) as unknown as BrazeIdentity },
      {},
    ],
    ['the trigger names nothing', { trigger: () => ({ transactional: undefined as never }) }, {}],
    ['the trigger says two things', { trigger: () => ({ event: 'x', canvas: 'y' }) }, {}],
    ['identify names nobody', { identify: () => ({ external_id: '' }) }, {}],
    ['identify names undefined', { identify: () => ({ external_id: undefined as never }) }, {}],
    ['an alias has no label', { identify: () => ({ user_alias: { alias_name: 'a' } as never }) }, {}],
    ['the id cannot be an external_send_id', { trigger: { transactional: 'c' } }, { id: 'd 1' }],
  ])('fails for good where %s', async (_, options, decision) => {
    const { receipt, calls } = await sent(options, delivery(decision));
    expect(receipt).toMatchObject({ status: 'failed', retryable: false, detail: /could not be written/ });
    expect(calls).toEqual([]);
  });

  it("names Braze's id of the message", async () => {
    expect(await answered({ message: 'success', dispatch_id: 'acf4' })).toMatchObject({
      status: 'accepted',
      reference: 'acf4',
    });
    expect(await answered({ dispatch_id: 'acf4', status: 'sent', metadata: {} })).toMatchObject({ reference: 'acf4' });
    expect(await answered({ message: 'success' })).not.toHaveProperty('reference');
    expect(await answered({ message: 'success', notice: 'Something else' })).toMatchObject({ status: 'accepted' });
  });

  it('shows no secret, wherever Braze repeats one', async () => {
    const repeated = `${KEY} ${SECRET}`;
    const fetch = async (): Promise<Response> => Response.json({ message: 'success', dispatch_id: repeated });
    const taken = await sent({ secret: SECRET, customer: () => 'ada', fetch });
    expect(taken.receipt.reference).toBe('[secret] [secret]');
    const refuse = async (): Promise<Response> => Response.json({ message: repeated });
    const refused = await sent({ secret: SECRET, customer: () => 'ada', fetch: refuse });
    expect(refused.receipt.detail).toBe('200 [secret] [secret]');
  });

  it('takes what Braze has queued while it is maintained', async () => {
    expect(await answered({ message: 'queued' }, { status: 202 })).toMatchObject({ status: 'accepted' });
  });

  it.each<[string, object, string]>([
    ['errors', { message: 'success', errors: ['No such user'] }, '201 success; No such user'],
    [
      'errors that are objects',
      {
        message: 'success',
        events_processed: 0,
        errors: [{ type: "'time' is invalid", input_array: 'events', index: 0 }],
      },
      "201 success; 'time' is invalid",
    ],
    ['errors without a message', { errors: ['bad recipient'], status: 'sent' }, '201 bad recipient'],
    ['a notice without a message', { notice: 'The Canvas is archived.' }, '201 The Canvas is archived.'],
    ['errors in another form', { message: 'success', errors: [{}] }, '201 success'],
    [
      'a notice that nothing will be sent',
      { message: 'success', dispatch_id: 'acf4', notice: 'The Canvas is paused. Resume the Canvas to ensure …' },
      '201 success; The Canvas is paused. Resume the Canvas to ensure …',
    ],
    ['a message that is no success', { message: 'Invalid Campaign ID' }, '201 Invalid Campaign ID'],
  ])('takes no success for one that has %s', async (_, body, detail) => {
    expect(await answered(body)).toMatchObject({ status: 'failed', retryable: false, detail });
  });

  it('says what a refusal says', async () => {
    const receipt = await answered({ message: 'No Recipients', errors: ['x'] }, { status: 400 });
    expect(receipt).toMatchObject({ retryable: false, detail: '400 No Recipients; x' });
  });

  it.each([201, 400])('asks again where status %i says that the first attempt is being worked off', async (status) => {
    const message = 'The external reference has been queued.  Please retry to obtain send_id.';
    expect(await answered({ message }, { status })).toMatchObject({ status: 'failed', retryable: true });
  });

  it.each<[Record<string, string>, number | undefined]>([
    [{ 'x-ratelimit-reset': String(NOW / 1_000 + 90) }, 90_000],
    [{ 'x-ratelimit-reset': String(NOW / 1_000 + 90), 'x-ratelimit-remaining': '0', 'retry-after': '1' }, 90_000],
    [{ 'x-ratelimit-reset': String(NOW / 1_000 - 90) }, 0],
    [{ 'x-ratelimit-reset': String(NOW / 1_000 + 90), 'x-ratelimit-remaining': '7' }, undefined],
    [{ 'x-ratelimit-reset': 'soon' }, undefined],
    [{ 'x-ratelimit-reset': 'soon', 'retry-after': '1' }, 1_000],
  ])('reads from %o when the limit ends', async (headers, wait) => {
    const receipt = await answered({ message: 'rate limited' }, { status: 429, headers });
    expect(receipt).toMatchObject({ status: 'failed', retryable: true });
    expect(receipt.retryAfter).toBe(wait);
  });
});

describe('braze, sending many', () => {
  const many = ['ada', 'bob', 'cid'].map((customer) => delivery({ id: `d-${customer}`, customer }));
  const profile: NonNullable<BrazeOptions['profile']> = ({ decision }) =>
    decision.customer === 'bob' ? undefined : { loyal: decision.customer };

  async function sentMany(body: unknown, options: Partial<BrazeOptions> = { profile }) {
    const bodies: unknown[] = [];
    const channel = braze({
      key: KEY,
      baseUrl: HOST,
      fetch: async (_, init) => {
        bodies.push(JSON.parse(init.body ?? ''));
        return Response.json(body, { status: 201 });
      },
      ...options,
    });
    const receipts = (await channel.sendMany?.(many)) ?? [];
    return { bodies, answers: receipts.map(({ status, retryable }) => (status === 'failed' ? retryable : status)) };
  }

  it('writes all events and profiles in one request', async () => {
    const { bodies, answers } = await sentMany({ message: 'success' });
    expect(bodies).toMatchObject([
      {
        events: [{ external_id: 'ada' }, { external_id: 'bob' }, { external_id: 'cid' }],
        attributes: [
          { external_id: 'ada', loyal: 'ada' },
          { external_id: 'cid', loyal: 'cid' },
        ],
      },
    ]);
    expect(answers).toEqual(['accepted', 'accepted', 'accepted']);
    expect((await sentMany({ message: 'success' }, {})).bodies[0]).not.toHaveProperty('attributes');
  });

  it.each<[string, unknown, unknown[]]>([
    ['an event', [{ type: 'x', input_array: 'events', index: 1 }], ['accepted', false, 'accepted']],
    ['a profile', [{ type: 'x', input_array: 'attributes', index: 1 }], ['accepted', 'accepted', false]],
    ['something that it does not name', ['x'], [false, false, false]],
    ['something that was not sent', [{ type: 'x', input_array: 'events', index: 3 }], [false, false, false]],
    ['a profile that was not sent', [{ type: 'x', input_array: 'attributes', index: 2 }], [false, false, false]],
  ])('tells whom it is about where Braze finds fault with %s', async (_, errors, expected) => {
    expect((await sentMany({ message: 'success', errors })).answers).toEqual(expected);
  });

  it('takes no more than there may be objects in a request, and one at a time where it is no event', () => {
    const atMost = (options: Partial<BrazeOptions>) => braze({ key: KEY, baseUrl: HOST, ...options }).sendMany?.atMost;
    expect([atMost({}), atMost({ trigger: { event: 'Cart' } }), atMost({ profile })]).toEqual([75, 75, 37]);
    expect([atMost({ trigger: { campaign: 'c' } }), atMost({ trigger: () => ({ event: 'Cart' }) })]).toEqual([
      undefined,
      undefined,
    ]);
  });
});

describe('braze, reading', () => {
  const read = async (body: string, options: Partial<BrazeOptions> = {}): Promise<Reading> => {
    const channel = braze({ key: KEY, baseUrl: HOST, secret: SECRET, customer: () => 'ada', ...options });
    const headers = { 'x-opportune-secret': SECRET };
    const reading = await channel.read?.({ headers, body: Buffer.from(body), received: NOW });
    if (reading === undefined) throw new Error('the channel has no read');
    return reading;
  };

  it('takes a delivery', async () => {
    const asked: unknown[] = [];
    const reading = await read(postback('delivered'), {
      customer: async (report) => {
        asked.push(report);
        return 'ada';
      },
    });
    expect(reading).toEqual({
      ok: true,
      events: [
        {
          kind: 'event',
          id: 'braze:acf471119f7449d5:delivered',
          type: 'delivery',
          customer: 'ada',
          time: Date.UTC(2026, 10, 22, 8, 58, 43),
          properties: { decision: 'd1', channel: 'email', platform: 'braze' },
          source: 'braze',
          received: NOW,
        },
      ],
      skipped: [],
    });
    expect(asked).toEqual([{ decision: 'd1', dispatch: 'acf471119f7449d5', campaign: '417220e4-5a2a' }]);
  });

  it.each([
    ['550 5.1.1 The email account that you tried to reach does not exist', true],
    ['550 5.7.1 Blocked', undefined],
    ['550 5.1.8 Sender rejected', undefined],
    ['552 5.2.2 Mailbox full', undefined],
    ['421 15.1.1 Later', undefined],
    [undefined, undefined],
  ])('takes the bounce "%s" for permanent: %s', async (reason, permanent) => {
    const reading = await read(postback('bounced', { reason }), { channel: 'mail' });
    const [bounce] = reading.ok ? reading.events : [];
    expect(bounce?.type).toBe('bounce');
    expect(bounce?.properties).toEqual({ decision: 'd1', channel: 'mail', platform: 'braze', reason, permanent });
  });

  it.each<[string, string]>([
    [postback('sent'), 'status "sent" is not read'],
    [postback('processed'), 'status "processed" is not read'],
    [postback('aborted', { reason: 'User not emailable' }), 'status "aborted" is not read'],
    [postback('constructor'), 'status "constructor" is not read'],
    ['{}', 'status "" is not read'],
    [JSON.stringify({ status: 'delivered' }), 'no dispatch_id'],
    [postback('delivered', { external_send_id: undefined }), 'no external_send_id'],
    [postback('delivered', { delivered_at: '2026-11-22 08:58' }), 'no delivered_at'],
  ])('skips %s', async (body, why) => {
    expect(await read(body)).toEqual({ ok: true, events: [], skipped: [{ index: 0, why }] });
  });

  it('skips what the application does not know', async () => {
    expect(await read(postback('delivered'), { customer: () => undefined })).toMatchObject({
      skipped: [{ why: 'no customer' }],
    });
    expect(await read(postback('delivered'), { customer: () => Promise.reject(new Error('database')) })).toMatchObject({
      skipped: [{ why: 'the mapping failed' }],
    });
  });

  it('says that a list is malformed', async () => {
    expect(await read('[]')).toMatchObject({ ok: false, code: 'MALFORMED' });
  });

  it('reads the secret from another header', async () => {
    const reading = await read(postback('delivered'), { secretHeader: 'Authorization' });
    expect(reading).toMatchObject({ ok: false, code: 'SIGNATURE_MISSING', detail: 'no authorization' });
  });

  it('reads the body of the contracts, which nobody signs', async ({ skip }) => {
    const vectors = sharedJson('contracts/webhook-vectors.json') as { braze: { body: string } } | undefined;
    if (vectors === undefined) return skip(ABSENT);
    expect(await read(vectors.braze.body)).toMatchObject({
      events: [{ type: 'delivery', time: Date.UTC(2026, 10, 22, 1), properties: { decision: 'd1' } }],
    });
  });
});

describe('braze, options', () => {
  it.each<[string, Partial<BrazeOptions>]>([
    ['/key', { key: '' }],
    ['/key', { key: 'two words' }],
    ['/baseUrl', { baseUrl: 'http://rest.braze.example' }],
    ['/baseUrl', { baseUrl: 'rest.fra-01.braze.eu' }],
    ['/trigger', { trigger: {} as BrazeTrigger }],
    ['/trigger', { trigger: { event: '' } }],
    ['/trigger', { trigger: { event: undefined as never } }],
    ['/trigger', { trigger: { event: 'x'.repeat(256) } }],
    ['/trigger', { trigger: { event: 'x', canvas: 'y' } }],
    ['/trigger', { trigger: { segment: 'x' } as unknown as BrazeTrigger }],
    ['/customer', { secret: SECRET }],
    ['/secret', { secret: '', customer: () => 'ada' }],
    ['/timeout', { timeout: 0 }],
  ])('refuses %s of %o', (path, options) => {
    const make = (): unknown => braze({ key: KEY, baseUrl: HOST, ...options });
    expect(make).toThrow(OpportuneError);
    expect(make).toThrow(expect.objectContaining({ code: 'OPTION_INVALID', path }));
  });

  it('has no read without a secret', () => {
    expect('read' in braze({ key: KEY, baseUrl: HOST, customer: () => 'ada' })).toBe(false);
  });
});
