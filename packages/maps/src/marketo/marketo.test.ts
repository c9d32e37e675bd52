import { OpportuneError, type Delivery, type Receipt } from '@opportune/core';
import { channelSuite } from '@opportune/testing';
import { describe, expect, it } from 'vitest';

import { marketo } from './marketo.ts';
import type { MarketoOptions } from './marketoOptions.ts';

const HOST = 'https://123-abc-456.mktorest.com';
const SECRET = 'marketo/secret+of-ours';
const TOKEN = 'cdf01657-110d-4155:int';
const NOW = Date.UTC(2026, 10, 22, 9);

const account = { baseUrl: HOST, clientId: 'id-of-ours', clientSecret: SECRET } as const;
const success = (result: object): Response => Response.json({ requestId: 'r', success: true, result: [result] });
const failure = (...codes: string[]): Response =>
  Response.json({
    requestId: 'r',
    success: false,
    errors: codes.map((code) => ({ code, message: `about ${code}` })),
  });

/** Marketo, where all goes well. */
function taken({ url }: { readonly url: string }): Response {
  if (url.includes('/identity/')) return Response.json({ access_token: TOKEN, token_type: 'bearer', expires_in: 3599 });
  if (url.endsWith('/leads.json')) return success({ id: 318581, status: 'updated' });
  return url.endsWith('/external.json') ? success({ id: 50, status: 'added' }) : success({ id: 1900 });
}

const suite = (options: Partial<MarketoOptions>): Parameters<typeof channelSuite>[1] => ({
  channel: (fetch) => marketo({ ...account, timeout: 50, fetch, ...options }),
  token: (request) => (request.url.includes('/identity/') ? taken(request) : undefined),
  taken,
  saidBy: 'body',
  // Marketo has no idempotency key: this is how a person finds the decision again.
  key: ({ body }) =>
    /"opportune_decision_id\W*"value":"([^"]*)"/.exec(body.replaceAll('{{my.', '').replaceAll('}}', ''))?.[1],
  secrets: [SECRET, encodeURIComponent(SECRET), TOKEN],
});

channelSuite('marketo, which triggers a campaign', suite({ campaign: 1900 }));
channelSuite(
  'marketo, which writes an activity for a lead that is known',
  suite({ activity: { type: 100001 }, lead: () => 7 }),
);

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

type Call = {
  readonly url: string;
  readonly method: string;
  readonly headers: Headers;
  readonly body: string | undefined;
};

/** Sends once; `answer` gives what is not as usual. */
async function sent(
  options: Partial<MarketoOptions> = { campaign: 1900 },
  answer: (url: string, index: number) => Response | undefined = () => undefined,
  given: Delivery = delivery(),
): Promise<{ receipt: Receipt; calls: readonly Call[] }> {
  const calls: Call[] = [];
  const channel = marketo({
    ...account,
    fetch: async (url, { method = '', headers, body }) => {
      const index = calls.push({ url, method, headers: new Headers(headers), body }) - 1;
      return answer(url, index) ?? taken({ url });
    },
    ...options,
  });
  return { receipt: await channel.send(given), calls };
}

const bodies = (calls: readonly Call[]): unknown[] =>
  calls.map(({ body }) => (body === undefined ? body : JSON.parse(body)));

describe('marketo, sending', () => {
  it('asks for a token, finds the lead and triggers the campaign, whose tokens carry what the message shows', async () => {
    const { receipt, calls } = await sent();

    expect(receipt).toMatchObject({ status: 'accepted', decision: 'd1' });
    expect(calls.map(({ method, url }) => `${method} ${url}`)).toEqual([
      `GET ${HOST}/identity/oauth/token?grant_type=client_credentials&client_id=id-of-ours&client_secret=${encodeURIComponent(SECRET)}`,
      `POST ${HOST}/rest/v1/leads.json`,
      `POST ${HOST}/rest/v1/campaigns/1900/trigger.json`,
    ]);
    expect(bodies(calls)).toEqual([
      undefined,
      { action: 'createOrUpdate', lookupField: 'email', input: [{ email: 'ada@example.com' }] },
      {
        input: {
          leads: [{ id: 318581 }],
          tokens: [
            { name: '{{my.title}}', value: 'Still thinking?' },
            { name: '{{my.total}}', value: '3' },
            { name: '{{my.items}}', value: '["mug"]' },
            { name: '{{my.opportune_decision_id}}', value: 'd1' },
            { name: '{{my.opportune_customer_id}}', value: 'ada' },
          ],
        },
      },
    ]);
    expect(calls[2]?.headers.get('authorization')).toBe(`Bearer ${TOKEN}`);
  });

  it('writes an activity, in the form of time that Marketo reads', async () => {
    const { calls } = await sent({ activity: { type: 100001 } });

    expect(bodies(calls)[2]).toEqual({
      input: [
        {
          leadId: 318581,
          activityDate: '2026-11-22T08:59:59+00:00',
          activityTypeId: 100001,
          primaryAttributeValue: 'cart-reminder',
          attributes: [
            { name: 'title', value: 'Still thinking?' },
            { name: 'total', value: 3 },
            { name: 'items', value: '["mug"]' },
            { name: 'opportune_decision_id', value: 'd1' },
            { name: 'opportune_customer_id', value: 'ada' },
          ],
        },
      ],
    });
  });

  it('names campaign, properties and the primary attribute by functions', async () => {
    const properties = ({ decision }: Delivery): object => ({ what: decision.action });
    const triggered = await sent({
      campaign: ({ decision }) => decision.action.length,
      properties: properties as never,
    });
    const written = await sent({ activity: { type: 1, primary: ({ decision }) => decision.slot } });

    expect(triggered.calls[2]?.url).toBe(`${HOST}/rest/v1/campaigns/13/trigger.json`);
    expect(bodies(triggered.calls)[2]).toMatchObject({
      input: { tokens: [{ name: '{{my.what}}', value: 'cart-reminder' }, {}, {}] },
    });
    expect(bodies(written.calls)[2]).toMatchObject({ input: [{ primaryAttributeValue: 'inbox' }] });
  });

  it.each<[unknown, string | undefined]>([
    ['Hello', 'Hello'],
    [['a', 'b'], '["a","b"]'],
    [undefined, undefined],
  ])('carries the content %o', async (content, value) => {
    const { calls } = await sent(undefined, undefined, delivery({ content }));
    const tokens = JSON.parse(calls[2]?.body ?? '').input.tokens as { name: string; value: string }[];

    expect(tokens.find(({ name }) => name === '{{my.content}}')?.value).toBe(value);
  });

  it.each<[Partial<MarketoOptions>, object]>([
    [
      { lookupField: 'shopId', profile: () => ({ firstName: 'Ada', shopId: 'not this one' }) },
      { action: 'createOrUpdate', lookupField: 'shopId', input: [{ firstName: 'Ada', shopId: 'ada' }] },
    ],
    [
      { lookupField: 'shopId', identify: ({ profile }) => String(profile['email']), create: false, partition: 'EU' },
      { action: 'updateOnly', lookupField: 'shopId', input: [{ shopId: 'ada@example.com' }] },
    ],
    [
      { partition: 'EU' },
      { action: 'createOrUpdate', lookupField: 'email', partitionName: 'EU', input: [{ email: 'ada@example.com' }] },
    ],
  ])('looks the lead up with %o', async (options, expected) => {
    expect(bodies((await sent({ campaign: 1900, ...options })).calls)[1]).toEqual(expected);
  });

  it('saves the call where the number of the lead is known', async () => {
    const { calls } = await sent({ campaign: 1900, lead: () => 7 });

    expect(calls).toHaveLength(2);
    expect(bodies(calls)[1]).toMatchObject({ input: { leads: [{ id: 7 }] } });
    expect((await sent({ campaign: 1900, lead: () => undefined })).calls).toHaveLength(3);
  });

  it('takes the address as Admin shows it, and below a path', async () => {
    const path = async (baseUrl: string): Promise<string | undefined> =>
      (await sent({ campaign: 1900, lead: () => 7, baseUrl })).calls[1]?.url;

    expect(await path(`${HOST}/rest`)).toBe(`${HOST}/rest/v1/campaigns/1900/trigger.json`);
    expect(await path('http://localhost:4010/map/')).toBe(
      'http://localhost:4010/map/rest/v1/campaigns/1900/trigger.json',
    );
  });

  it.each<[string, Partial<MarketoOptions>, Delivery]>([
    ['nobody is named', {}, delivery({}, {})],
    ['identify names nobody', { identify: () => '' }, delivery()],
    ['the campaign is no number', { campaign: () => Number.NaN }, delivery()],
    ['the campaign is below 1', { campaign: () => -1900 }, delivery()],
    ['the lead is no number', { lead: () => Number.NaN }, delivery()],
    ['the lead is a text', { lead: () => '7' as never }, delivery()],
    ['the content cannot be written', {}, delivery({ content: { total: 1n } })],
  ])('makes no call where %s', async (_, options, given) => {
    const { receipt, calls } = await sent({ campaign: 1900, ...options }, undefined, given);

    expect(receipt).toMatchObject({ status: 'failed', retryable: false, detail: /could not be written/ });
    expect(calls).toEqual([]);
  });
});

describe('marketo, answering', () => {
  const refusedBy = async (answer: () => Response, at: 1 | 2 = 2): Promise<Receipt> =>
    (await sent(undefined, (_, index) => (index === at ? answer() : undefined))).receipt;

  it.each<[string, number | undefined]>([
    ['606', 20_000],
    ['607', 21 * 3_600_000],
    ['615', 2_000],
    ['502', undefined],
    ['604', undefined],
    ['608', undefined],
    ['611', undefined],
    ['614', undefined],
    ['713', undefined],
  ])('may be tried again after %s under status 200, whichever call it ends', async (code, retryAfter) => {
    for (const at of [1, 2] as const) {
      const receipt = await refusedBy(() => failure(code), at);
      expect(receipt).toMatchObject({ status: 'failed', retryable: true, detail: `${code} about ${code}` });
      expect(receipt.retryAfter).toBe(retryAfter);
    }
  });

  it.each(['603', '609', '610', '701', '1013'])('is final after %s under status 200', async (code) => {
    expect(await refusedBy(() => failure(code, '700'))).toMatchObject({
      status: 'failed',
      retryable: false,
      detail: `${code} about ${code}; 700 about 700`,
    });
  });

  it('reads a code without quotes', async () => {
    const errors = [{ code: 610, message: 'not found' }];
    expect(await refusedBy(() => Response.json({ success: false, errors }))).toMatchObject({ retryable: false });
  });

  it.each(['reasons', 'errors'])('takes a record that was skipped for a refusal, with %s', async (name) => {
    const skipped = { status: 'skipped', [name]: [{ code: '1004', message: 'Lead not found' }] };
    for (const at of [1, 2] as const) {
      expect(await refusedBy(() => success(skipped), at)).toMatchObject({
        status: 'failed',
        retryable: false,
        detail: 'skipped: 1004 Lead not found',
      });
    }
  });

  it.each(['{}', '{"success":"true"}', '{"success":false}', '{"success":false,"errors":[]}', '<html>', ''])(
    'does not take %s for a success',
    async (body) => {
      expect(await refusedBy(() => new Response(body))).toMatchObject({ status: 'failed', retryable: true });
    },
  );

  it('triggers nothing without the number of the lead', async () => {
    const { receipt, calls } = await sent(undefined, (_, index) =>
      index === 1 ? success({ status: 'created' }) : undefined,
    );

    expect(receipt).toMatchObject({ status: 'failed', retryable: true, detail: '200 without the number of a lead' });
    expect(calls).toHaveLength(2);
  });

  it('says what a body of another status says', async () => {
    expect(
      await refusedBy(() => new Response('{"errors":[{"code":"610","message":"not found"}]}', { status: 404 })),
    ).toMatchObject({
      detail: '404 610 not found',
    });
    expect(await refusedBy(() => new Response('Request Entity Too Large', { status: 413 }))).toMatchObject({
      retryable: false,
      detail: '413 Request Entity Too Large',
    });
  });
});

describe('marketo, its token', () => {
  const paths = (calls: readonly Call[]): string[] =>
    calls.map(({ url }) => new URL(url).pathname.split('/').at(-1) ?? '');

  it.each(['601', '602'])('is replaced after %s, and everything done once more', async (code) => {
    const { receipt, calls } = await sent(undefined, (_, index) => (index === 2 ? failure(code) : undefined));

    expect(receipt.status).toBe('accepted');
    expect(paths(calls)).toEqual(['token', 'leads.json', 'trigger.json', 'token', 'leads.json', 'trigger.json']);
  });

  it('is replaced once only', async () => {
    const { receipt, calls } = await sent(undefined, (url) => (url.includes('/rest/') ? failure('601') : undefined));

    expect(receipt).toMatchObject({ status: 'failed', retryable: true, detail: '601 about 601' });
    expect(paths(calls)).toEqual(['token', 'leads.json', 'token', 'leads.json']);
  });

  it('serves all deliveries of its hour', async () => {
    const urls: string[] = [];
    const channel = marketo({ ...account, campaign: 1900, fetch: async (url) => (urls.push(url), taken({ url })) });
    await Promise.all([channel.send(delivery()), channel.send(delivery())]);
    await channel.send({ ...delivery(), now: NOW + 3_500_000 });
    await channel.send({ ...delivery(), now: NOW + 3_599_000 });

    expect(urls.filter((url) => url.includes('/identity/'))).toHaveLength(2);
  });

  it.each<[Response, Partial<Receipt>]>([
    [
      new Response('{"error":"unauthorized"}', { status: 401 }),
      { retryable: false, detail: '401 {"error":"unauthorized"}' },
    ],
    [new Response(null, { status: 503, headers: { 'retry-after': '7' } }), { retryable: true, retryAfter: 7_000 }],
    [new Response('<html>'), { retryable: true, detail: '200 without an access_token' }],
  ])('is needed for everything else, and says why there is none: %o', async (answer, expected) => {
    const { receipt, calls } = await sent(undefined, () => answer);

    expect(receipt).toMatchObject({ status: 'failed', ...expected });
    expect(calls).toHaveLength(1);
  });
});

describe('marketo, options', () => {
  it.each<[string, Partial<MarketoOptions>]>([
    ['/baseUrl', { baseUrl: 'http://123-ABC-456.mktorest.com' }],
    ['/baseUrl', { baseUrl: '123-ABC-456.mktorest.com' }],
    ['/clientId', { clientId: '' }],
    ['/clientSecret', { clientSecret: 'with a space' }],
    ['/campaign', { campaign: 0 }],
    ['/campaign', { campaign: 1.5 }],
    ['/campaign', { activity: { type: 1 } }],
    ['/activity/type', { campaign: undefined as never, activity: { type: Number.NaN } }],
    ['/timeout', { timeout: 0 }],
  ])('refuses %s of %o', (path, options) => {
    const make = (): unknown => marketo({ ...account, campaign: 1900, ...options });
    expect(make).toThrow(OpportuneError);
    expect(make).toThrow(expect.objectContaining({ code: 'OPTION_INVALID', path }));
    expect(make).not.toThrow(SECRET);
  });

  it('asks for a campaign or an activity', () => {
    expect(() => marketo(account)).toThrow(expect.objectContaining({ path: '/campaign' }));
  });
});
