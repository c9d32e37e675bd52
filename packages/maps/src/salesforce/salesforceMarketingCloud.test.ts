import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';

import { OpportuneError, type Delivery, type Reading, type Receipt } from '@opportune/core';
import { channelSuite } from '@opportune/testing';
import { describe, expect, it } from 'vitest';

import { sharedJson } from '../../../../.config/shared.ts';
import { salesforceMarketingCloud } from './salesforceMarketingCloud.ts';
import type { SalesforceMarketingCloudOptions } from './salesforceMarketingCloudOptions.ts';

const CLIENT_SECRET = 'sfmc-secret-of-ours';
const TOKEN = 'eyJ.token.of-ours';
const KEY = Buffer.from('the key of our own callback').toString('base64');
const AUTH = 'https://mc-ours.auth.marketingcloudapis.com';
const REST = 'https://mc-ours.rest.marketingcloudapis.com';
const NOW = Date.UTC(2026, 10, 22, 9);
const body = readFileSync(new URL('../../fixtures/salesforce/report.json', import.meta.url), 'utf8');

const account = { subdomain: 'mc-ours', clientId: 'id-of-ours', clientSecret: CLIENT_SECRET } as const;
const sign = (text: Uint8Array, key: string | Buffer = KEY): Record<string, string> => ({
  'x-sfmc-ens-signature': createHmac('sha256', key).update(text).digest('base64'),
});

/** Marketing Cloud, where all goes well. */
function taken({ url }: { readonly url: string }): Response {
  if (url.endsWith('/v2/token')) return Response.json({ access_token: TOKEN, token_type: 'Bearer', expires_in: 1079 });
  if (url.endsWith('/events')) return Response.json({ eventInstanceId: 'e1' }, { status: 201 });
  return Response.json({ requestId: 'r', errorcode: 0, responses: [{ messageKey: 'k' }] }, { status: 202 });
}

const suite = (options: Partial<SalesforceMarketingCloudOptions>): Parameters<typeof channelSuite>[1] => ({
  channel: (fetch) => salesforceMarketingCloud({ ...account, timeout: 50, fetch, ...options }),
  token: (request) => (request.url.endsWith('/v2/token') ? taken(request) : undefined),
  taken,
  key: ({ url, body: sent }) =>
    url.endsWith('/events') ? JSON.parse(sent).Data.opportune_decision_id : url.split('/').at(-1),
  secrets: [CLIENT_SECRET, TOKEN, KEY],
});

channelSuite('salesforceMarketingCloud, which lets contacts into a journey', suite({ event: 'APIEvent-1' }));
channelSuite('salesforceMarketingCloud, which sends messages and reads reports', {
  ...suite({ definition: 'cart-reminder', secret: [KEY, 'another'] }),
  reports: { body, sign: (text) => sign(text), forge: (text) => sign(text, 'guessed'), proves: 'body' },
});

const delivery = (
  rest: Partial<Delivery['decision']> = {},
  profile: Delivery['profile'] = { email: 'ada@example.com' },
): Delivery => ({
  decision: {
    id: 'd1',
    customer: 'ada',
    action: 'cart-reminder',
    channel: 'email',
    slot: 'inbox',
    content: { title: 'Still thinking?', total: 3, items: ['mug'], none: null, opportune_decision_id: 'not this one' },
    at: NOW - 1_000,
    cause: { kind: 'request', id: 'r1' },
    score: 3,
    factors: [],
    probability: 1,
    strategy: { id: 'winback', version: '7', hash: '0123456789abcdef0123456789abcdef' },
    ...rest,
  },
  profile,
  now: NOW,
});

type Call = { readonly url: string; readonly headers: Headers; readonly body: unknown };

/** Sends once; `answer` gives what is not as usual. */
async function sent(
  options: Partial<SalesforceMarketingCloudOptions> = { definition: 'cart-reminder' },
  answer: (url: string, index: number) => Response | undefined = () => undefined,
  given: Delivery = delivery(),
): Promise<{ receipt: Receipt; calls: readonly Call[] }> {
  const calls: Call[] = [];
  const channel = salesforceMarketingCloud({
    ...account,
    fetch: async (url, init) => {
      const index = calls.push({ url, headers: new Headers(init.headers), body: JSON.parse(init.body ?? '') }) - 1;
      return answer(url, index) ?? taken({ url });
    },
    ...options,
  });
  return { receipt: await channel.send(given), calls };
}

const values = {
  title: 'Still thinking?',
  total: 3,
  items: '["mug"]',
  opportune_decision_id: 'd1',
  opportune_customer_id: 'ada',
};

describe('salesforceMarketingCloud, sending', () => {
  it('sends a message whose key is the id of the decision, and whose attributes carry what it shows', async () => {
    const { receipt, calls } = await sent();

    expect(receipt).toMatchObject({ status: 'accepted', decision: 'd1' });
    expect(calls.map(({ url, body: each }) => [url, each])).toEqual([
      [`${AUTH}/v2/token`, { grant_type: 'client_credentials', client_id: 'id-of-ours', client_secret: CLIENT_SECRET }],
      [
        `${REST}/messaging/v1/email/messages/d1`,
        { definitionKey: 'cart-reminder', recipient: { contactKey: 'ada', to: 'ada@example.com', attributes: values } },
      ],
    ]);
    expect(calls[1]?.headers.get('authorization')).toBe(`Bearer ${TOKEN}`);
  });

  it('lets the contact into a journey, whose event carries what it shows', async () => {
    const { receipt, calls } = await sent({ event: 'APIEvent-1' });

    expect(receipt.status).toBe('accepted');
    expect(calls[1]).toMatchObject({
      url: `${REST}/interaction/v1/events`,
      body: { ContactKey: 'ada', EventDefinitionKey: 'APIEvent-1', Data: values },
    });
  });

  it('names keys, contact and properties by functions, and the business unit', async () => {
    const options: Partial<SalesforceMarketingCloudOptions> = {
      accountId: '1001',
      identify: ({ decision }) => ({ contactKey: `c-${decision.customer}`, to: 'a@b.example' }),
      properties: ({ decision }) => ({ what: decision.action }),
    };
    const message = await sent({ ...options, definition: ({ decision }) => decision.action });
    const event = await sent({ ...options, event: ({ decision }) => decision.slot });

    expect(message.calls[0]?.body).toMatchObject({ account_id: '1001' });
    expect(message.calls[1]?.body).toMatchObject({
      definitionKey: 'cart-reminder',
      recipient: { contactKey: 'c-ada', to: 'a@b.example', attributes: { what: 'cart-reminder' } },
    });
    expect(event.calls[1]?.body).toMatchObject({ ContactKey: 'c-ada', EventDefinitionKey: 'inbox' });
  });

  it('calls one address for both, where a stand-in is given', async () => {
    const { calls } = await sent({ event: 'APIEvent-1', baseUrl: 'http://localhost:4010/map/' });

    expect(calls.map(({ url }) => url)).toEqual([
      'http://localhost:4010/map/v2/token',
      'http://localhost:4010/map/interaction/v1/events',
    ]);
  });

  it.each([
    ['a/../../b?c#d', 'a%2F..%2F..%2Fb%3Fc%23d'],
    ['x'.repeat(100), 'x'.repeat(100)],
  ])('writes the key %s into the address', async (id, key) => {
    expect((await sent(undefined, undefined, delivery({ id }))).calls[1]?.url).toBe(
      `${REST}/messaging/v1/email/messages/${key}`,
    );
  });

  it.each<[string, Partial<SalesforceMarketingCloudOptions>, Delivery]>([
    ['there is no address', {}, delivery({}, {})],
    ['nobody is named', { identify: () => ({ contactKey: '', to: 'a@b.c' }) }, delivery()],
    ['the key is too long', {}, delivery({ id: 'x'.repeat(101) })],
    ['the key is a folder', {}, delivery({ id: '..' })],
    ['the content cannot be written', {}, delivery({ content: { total: 1n } })],
  ])('makes no call where %s', async (_, options, given) => {
    const { receipt, calls } = await sent({ definition: 'cart-reminder', ...options }, undefined, given);

    expect(receipt).toMatchObject({ status: 'failed', retryable: false, detail: /could not be written/ });
    expect(calls).toEqual([]);
  });
});

describe('salesforceMarketingCloud, answering', () => {
  const answered = async (response: Response): Promise<Receipt> =>
    (await sent(undefined, (_, index) => (index === 1 ? response : undefined))).receipt;
  const refused = (...responses: object[]): object => ({
    requestId: 'r',
    errorcode: 109001,
    message: 'MCMS_UTM_ResponsesHasErrors: 1 subscribers failed to queue out of 1',
    responses,
  });
  const duplicate = {
    messageKey: 'd1',
    errorcode: 109110,
    message: 'MCMS_UTM_Validation_DuplicateMessageKey: messageKey reused within the past 2 days',
  };
  const invalid = { messageKey: 'd1', errorcode: 109121, message: 'MCMS_UTM_Validation_InvalidValue_to' };

  it.each([202, 400, 409])('takes a key that was used before for a success, under status %i', async (status) => {
    expect((await answered(Response.json(refused(duplicate), { status }))).status).toBe('accepted');
    expect((await answered(Response.json(duplicate, { status }))).status).toBe('accepted');
  });

  it.each([202, 400])('takes a message that was not queued for a refusal, under status %i', async (status) => {
    const expected = {
      status: 'failed',
      retryable: false,
      detail: `${status} 109121 MCMS_UTM_Validation_InvalidValue_to`,
    };
    expect(await answered(Response.json(refused(invalid), { status }))).toMatchObject(expected);
    expect(
      await answered(
        Response.json(
          { ...refused(), responses: [{ ...invalid, errorcode: undefined, errorCode: 109121 }] },
          { status },
        ),
      ),
    ).toMatchObject(expected);
    expect((await answered(Response.json(refused(invalid, duplicate), { status }))).status).toBe('failed');
  });

  it('says what is wrong where no response does', async () => {
    expect((await answered(Response.json(refused(), { status: 202 }))).detail).toMatch(/^202 109001 /);
    const event = { message: 'Event definition not found', errorcode: 30003, documentation: 'https://…' };
    expect(await answered(Response.json(event, { status: 400 }))).toMatchObject({
      retryable: false,
      detail: '400 30003 Event definition not found',
    });
  });

  it('waits as it is told when there are too many calls', async () => {
    const busy = { message: 'Rate limit exceeded', errorcode: 50100, retryAfter: 5 };
    expect(await answered(Response.json(busy, { status: 429, headers: { 'retry-after': '5' } }))).toMatchObject({
      retryable: true,
      retryAfter: 5_000,
      detail: '429 50100 Rate limit exceeded',
    });
  });
});

describe('salesforceMarketingCloud, its token', () => {
  it('is replaced after 401, and the call made once more', async () => {
    const { receipt, calls } = await sent(undefined, (_, index) =>
      index === 1 ? new Response(null, { status: 401 }) : undefined,
    );

    expect(receipt.status).toBe('accepted');
    expect(calls.map(({ url }) => url.split('/').at(-1))).toEqual(['token', 'd1', 'token', 'd1']);
  });

  it('is replaced once only', async () => {
    const { receipt, calls } = await sent(undefined, (url) =>
      url.startsWith(REST) ? new Response(null, { status: 401 }) : undefined,
    );

    expect(receipt).toMatchObject({ status: 'failed', retryable: false });
    expect(calls).toHaveLength(4);
  });

  it('lasts as long as it says, whatever address its answer names', async () => {
    const urls: string[] = [];
    const channel = salesforceMarketingCloud({
      ...account,
      event: 'APIEvent-1',
      fetch: async (url) => {
        urls.push(url);
        if (!url.endsWith('/v2/token')) return taken({ url });
        return Response.json({ access_token: TOKEN, expires_in: 1079, rest_instance_url: 'https://evil.example/' });
      },
    });
    await channel.send(delivery());
    await channel.send({ ...delivery(), now: NOW + 1_000_000 });
    await channel.send({ ...delivery(), now: NOW + 1_079_000 });

    expect(urls.map((url) => new URL(url).origin)).toEqual([AUTH, REST, REST, AUTH, REST]);
  });

  it.each<[Response, Partial<Receipt>]>([
    [
      Response.json({ error: 'invalid_client' }, { status: 401 }),
      { retryable: false, detail: '401 {"error":"invalid_client"}' },
    ],
    [new Response('<html>'), { retryable: true, detail: '200 without an access_token' }],
  ])('is needed for everything else, and says why there is none: %o', async (answer, expected) => {
    const { receipt, calls } = await sent(undefined, () => answer);

    expect(receipt).toMatchObject({ status: 'failed', ...expected });
    expect(calls).toHaveLength(1);
  });
});

describe('salesforceMarketingCloud, reading', () => {
  const read = async (
    options: Partial<SalesforceMarketingCloudOptions> = {},
    text = body,
    headers: Record<string, string> = sign(Buffer.from(text)),
  ): Promise<Reading> => {
    const channel = salesforceMarketingCloud({ ...account, definition: 'cart-reminder', secret: KEY, ...options });
    const reading = await channel.read?.({ headers, body: Buffer.from(text), received: NOW });
    if (reading === undefined) throw new Error('the channel has no read');
    return reading;
  };

  it('maps categories to outcomes, and says why it skips the others', async () => {
    const reading = await read();
    if (!reading.ok) throw new Error(reading.detail);

    expect(
      reading.events.map(({ type, customer, properties }) => [
        type,
        customer,
        properties['decision'],
        properties['permanent'],
      ]),
    ).toEqual([
      ['bounce', 'bob', 'b1b2c3d4', true],
      // Of another send definition, so that its key is no decision.
      ['bounce', 'cyd', undefined, undefined],
      ['click', 'ada', 'a1b2c3d4', undefined],
      ['click', 'ada', undefined, undefined],
    ]);
    expect(reading.events[2]).toEqual({
      kind: 'event',
      id: 'salesforce-marketing-cloud:EngagementEvents.EmailClick:20.44.41.7001:1795337430000:741',
      type: 'click',
      customer: 'ada',
      time: 1795337430000,
      properties: {
        decision: 'a1b2c3d4',
        channel: 'email',
        platform: 'salesforce-marketing-cloud',
        url: 'https://shop.example/cart?opportune_decision_id=a1b2c3d4&opportune_customer_id=ada',
      },
      source: 'salesforce-marketing-cloud',
      received: NOW,
    });
    expect(reading.events[3]?.id).toBe(
      'salesforce-marketing-cloud:EngagementEvents.EmailClick:20.44.41.7001:1795337430000:742',
    );
    expect(reading.skipped).toEqual([
      // It has left, as the receipt said.
      { index: 0, why: 'category "TransactionalSendEvents.EmailSent" is not read' },
      { index: 5, why: 'no customer' },
      { index: 6, why: 'no customer' },
      { index: 7, why: 'category "TransactionalSendEvents.EmailNotSent" is not read' },
      { index: 8, why: 'no timestampUTC' },
      { index: 9, why: 'no messageKey or compositeId' },
    ]);
  });

  it('asks the application whose event it is, and for further categories', async () => {
    const subscribers = new Map([['7001', 'ada']]);
    const reading = await read({
      customer: async ({ category, info, composite }) =>
        subscribers.get(String(composite['subscriberId'])) ??
        (category.endsWith('Unsubscribe') ? String(info['to']) : undefined),
      outcomes: { 'TransactionalSendEvents.EmailNotSent': 'dismissal' },
      channel: 'message',
    });

    expect(reading).toMatchObject({
      events: [
        { type: 'click', customer: 'ada', properties: { channel: 'message' } },
        { type: 'click', customer: 'ada' },
        { type: 'impression', customer: 'ada' },
        { type: 'unsubscribe', customer: 'dan@example.com' },
      ],
    });
  });

  it('takes no message key for a decision where journeys send', async () => {
    const reading = await read({ definition: undefined as never, event: 'APIEvent-1' });
    if (!reading.ok) throw new Error(reading.detail);

    expect(reading.events.map(({ properties }) => properties['decision'])).toEqual([
      undefined,
      undefined,
      'a1b2c3d4',
      undefined,
    ]);
  });

  it('takes a message key for a decision that looks like one, where definitions are chosen', async () => {
    const [, bounced] = JSON.parse(body) as { readonly info: object }[];
    const keyed = (messageKey: string): object => ({ ...bounced, info: { ...bounced?.info, messageKey } });
    const own = '0123456789abcdef0123456789abcdef';
    const reading = await read({ definition: () => 'any' }, JSON.stringify([keyed(own), keyed('receipt-7')]));
    if (!reading.ok) throw new Error(reading.detail);

    expect(reading.events.map(({ properties }) => properties['decision'])).toEqual([own, undefined]);
  });

  it('skips the entry where the application cannot say', async () => {
    const reading = await read({ customer: () => Promise.reject(new Error('database')) });
    expect(reading.ok && reading.skipped[1]).toEqual({ index: 1, why: 'the mapping failed' });
  });

  it('reads a time that is written out', async () => {
    const [, bounced] = JSON.parse(body) as object[];
    const at = (timestampUTC: string): string => JSON.stringify([{ ...bounced, timestampUTC }]);
    expect(await read({}, at('2026-11-22T08:50:00.000Z'))).toMatchObject({ events: [{ time: 1795337400000 }] });
    // Where it is depends on the machine that reads it.
    expect(await read({}, at('2026-11-22T08:50:00'))).toMatchObject({ skipped: [{ why: 'no timestampUTC' }] });
  });

  it('takes the key as a text and as base64, and several', async () => {
    const decoded = sign(Buffer.from(body), Buffer.from(KEY, 'base64'));
    expect(await read({}, body, decoded)).toMatchObject({ ok: true });
    expect(await read({ secret: ['another-key', KEY] }, body, decoded)).toMatchObject({ ok: true });
    expect(await read({ secret: 'another-key' }, body, decoded)).toMatchObject({ code: 'SIGNATURE_INVALID' });
  });

  it('does not believe the unsigned call by which a callback is verified', async () => {
    expect(await read({}, '{"callbackId":"c","verificationKey":"v"}', {})).toMatchObject({ code: 'SIGNATURE_MISSING' });
  });

  it('says that an event without an array is malformed', async () => {
    expect(await read({}, JSON.stringify(JSON.parse(body)[0]))).toMatchObject({ code: 'MALFORMED' });
  });

  it('verifies the vector of the contracts, whichever way its key is read', async ({ skip }) => {
    const vectors = sharedJson('contracts/webhook-vectors.json') as
      | { 'salesforce-marketing-cloud': { secret: string; headers: Record<string, string>; body: string } }
      | undefined;
    if (vectors === undefined) return skip('did not run: no ../shared/contracts beside the repository');
    const { secret, headers, body: signed } = vectors['salesforce-marketing-cloud'];
    const customer = ({ info }: { readonly info: Readonly<Record<string, unknown>> }): string => String(info['to']);
    for (const signature of Object.values(headers)) {
      const by = { 'x-sfmc-ens-signature': signature };
      const outcomes = { 'TransactionalSendEvents.EmailSent': 'delivery' } as const;
      expect(await read({ secret, customer, outcomes, definition: 'cart' }, signed, by)).toMatchObject({
        ok: true,
        events: [{ type: 'delivery', customer: 'ada@example.com', properties: { decision: 'cart-42' } }],
        skipped: [],
      });
      for (let index = 0; index < signed.length; index += 1) {
        const changed = `${signed.slice(0, index)}${signed[index] === 'x' ? 'y' : 'x'}${signed.slice(index + 1)}`;
        expect(await read({ secret, customer }, changed, by), `byte ${index}`).toMatchObject({
          code: 'SIGNATURE_INVALID',
        });
      }
    }
  });
});

describe('salesforceMarketingCloud, options', () => {
  it.each<[string, Partial<SalesforceMarketingCloudOptions>]>([
    ['/subdomain', { subdomain: '' }],
    ['/subdomain', { subdomain: 'evil.example/' }],
    ['/subdomain', { subdomain: 'evil.example#' }],
    ['/subdomain', { subdomain: 'mc\n' }],
    ['/subdomain', { subdomain: 'user@evil' }],
    ['/clientId', { clientId: '' }],
    ['/clientSecret', { clientSecret: 'with a space' }],
    ['/accountId', { accountId: 'MID' }],
    ['/event', { event: 'APIEvent-1' }],
    ['/event', { event: 'with.a.dot', definition: undefined as never }],
    ['/definition', { definition: '' }],
    ['/secret', { secret: '' }],
    ['/secret', { secret: [] }],
    ['/baseUrl', { baseUrl: '' }],
    ['/baseUrl', { baseUrl: 'http://sfmc.example' }],
    ['/timeout', { timeout: -1 }],
  ])('refuses %s of %o', (path, options) => {
    const make = (): unknown => salesforceMarketingCloud({ ...account, definition: 'cart-reminder', ...options });
    expect(make).toThrow(OpportuneError);
    expect(make).toThrow(expect.objectContaining({ code: 'OPTION_INVALID', path }));
    expect(make).not.toThrow(CLIENT_SECRET);
  });

  it('asks for an event or a definition', () => {
    expect(() => salesforceMarketingCloud(account)).toThrow(expect.objectContaining({ path: '/event' }));
  });
});
