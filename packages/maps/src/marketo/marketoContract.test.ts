import type { Delivery } from '@opportune/core';
import { Ajv, type ValidateFunction } from 'ajv';
import { beforeAll, describe, expect, it } from 'vitest';

import { sharedJson } from '../../../../.config/shared.ts';
import { marketo } from './marketo.ts';
import { marketoContract } from './marketoContract.ts';
import type { MarketoOptions } from './marketoOptions.ts';

interface Sent {
  readonly name: string;
  readonly method: string | undefined;
  readonly url: URL;
  readonly headers: Headers;
  readonly body: unknown;
}

interface OpenApi {
  readonly paths: Record<string, object>;
}

const delivery = (content: unknown): Delivery => ({
  decision: {
    id: 'd1',
    customer: 'ada',
    action: 'cart-reminder',
    channel: 'email',
    slot: 'inbox',
    content,
    at: 1795338000123,
    cause: { kind: 'request', id: 'r1' },
    score: 3,
    factors: [],
    probability: 1,
    strategy: { id: 'winback', version: '7', hash: '0123456789abcdef0123456789abcdef' },
  },
  profile: { email: 'ada@example.com' },
  now: 1795338000123,
});

const nameOf = ({ pathname }: URL): string => {
  if (pathname.startsWith('/identity/')) return 'token';
  if (pathname.endsWith('/leads.json')) return 'lead';
  return pathname.endsWith('/trigger.json') ? 'trigger' : 'activity';
};

/** Every shape of request that the adapter makes. */
const requests: Sent[] = [];
beforeAll(async () => {
  const send = async (options: Partial<MarketoOptions>, content: unknown): Promise<void> => {
    const channel = marketo({
      baseUrl: 'https://123-abc-456.mktorest.com',
      clientId: 'id',
      clientSecret: 'secret',
      fetch: async (url, { method, headers, body }) => {
        const at = new URL(url);
        requests.push({
          name: nameOf(at),
          method,
          url: at,
          headers: new Headers(headers),
          body: body === undefined ? undefined : JSON.parse(body),
        });
        return Response.json({ access_token: 't', expires_in: 3599, success: true, result: [{ id: 7 }] });
      },
      ...options,
    });
    expect((await channel.send(delivery(content))).status).toBe('accepted');
  };
  await send({ campaign: 1900 }, undefined);
  await send({ campaign: 1900, create: false, lookupField: 'shopId' }, 'Hello');
  await send({ activity: { type: 100001 }, partition: 'EU' }, { title: 'Hello', total: 3, gift: true, items: [1] });
  expect(requests).toHaveLength(9);
});

/** What the platform refuses, by operation: at least one for each demand. */
const refused: Record<string, [string, unknown][]> = {
  lead: [
    ['no input', { action: 'createOrUpdate' }],
    ['input that is no array', { input: { email: 'a@b.c' } }],
    ['another action', { action: 'upsert', input: [{ email: 'a@b.c' }] }],
    ['a lookup field that is a number', { lookupField: 7, input: [{ email: 'a@b.c' }] }],
    ['a partition that is a number', { partitionName: 7, input: [{ email: 'a@b.c' }] }],
  ],
  trigger: [
    ['no input', { leads: [{ id: 7 }] }],
    ['no leads', { input: { tokens: [] } }],
    ['a lead without a number', { input: { leads: [{}] } }],
    ['a lead by its address', { input: { leads: [{ id: 'ada@example.com' }] } }],
    ['a token without a name', { input: { leads: [{ id: 7 }], tokens: [{ value: 'x' }] } }],
    ['a token without a value', { input: { leads: [{ id: 7 }], tokens: [{ name: '{{my.x}}' }] } }],
    ['a token whose value is a number', { input: { leads: [{ id: 7 }], tokens: [{ name: '{{my.x}}', value: 7 }] } }],
  ],
  activity: [
    ['no input', {}],
    ['no lead', activity({ leadId: undefined })],
    ['no date', activity({ activityDate: undefined })],
    ['no type', activity({ activityTypeId: undefined })],
    ['no primary attribute', activity({ primaryAttributeValue: undefined })],
    ['a type by its name', activity({ activityTypeId: 'cart' })],
    ['an attribute without a name', activity({ attributes: [{ value: 'x' }] })],
    ['an attribute without a value', activity({ attributes: [{ name: 'x' }] })],
  ],
};
const ourRefused: Record<string, [string, unknown][]> = {
  lead: [
    ['nobody', { input: [] }],
    ['a lead without a field', { input: [{}] }],
    ['301 leads', { input: Array.from({ length: 301 }, () => ({ email: 'a@b.c' })) }],
    ['a field that does not exist', { lookup: 'email', input: [{ email: 'a@b.c' }] }],
  ],
  trigger: [
    ['nobody', { input: { leads: [] } }],
    ['101 leads', { input: { leads: Array.from({ length: 101 }, () => ({ id: 7 })) } }],
    [
      '101 tokens',
      { input: { leads: [{ id: 7 }], tokens: Array.from({ length: 101 }, () => ({ name: '{{my.x}}', value: '' })) } },
    ],
    ['a token in another form', { input: { leads: [{ id: 7 }], tokens: [{ name: 'x', value: '' }] } }],
    ['tokens beside the input', { input: { leads: [{ id: 7 }] }, tokens: [] }],
  ],
  activity: [
    ['nothing', { input: [] }],
    ['301 activities', { input: Array.from({ length: 301 }, () => activity({}).input[0]) }],
    ['no attributes', activity({ attributes: undefined })],
    ['21 attributes', activity({ attributes: Array.from({ length: 21 }, () => ({ name: 'x', value: 'y' })) })],
    ['an attribute with parts', activity({ attributes: [{ name: 'x', value: [1] }] })],
    ['milliseconds in the date', activity({ activityDate: '2026-11-22T09:00:00.123Z' })],
  ],
};

function activity(change: object): { readonly input: readonly object[] } {
  const base = { leadId: 7, activityDate: '2026-11-22T09:00:00+00:00', activityTypeId: 1, primaryAttributeValue: 'x' };
  return { input: [{ ...base, attributes: [], ...change }] };
}

/** As it goes over the wire, where undefined is absent. */
const wire = (value: unknown): unknown => JSON.parse(JSON.stringify(value));
const cases = (by: Record<string, [string, unknown][]>): [string, string, unknown][] =>
  Object.entries(by).flatMap(([name, each]) =>
    each.map(([what, body]): [string, string, unknown] => [name, what, body]),
  );

describe('marketoContract', () => {
  const ajv = new Ajv({ strict: true, strictRequired: false, allErrors: true, allowUnionTypes: true });
  const operations = new Map(
    marketoContract.operations.map((each) => [each.name, { ...each, valid: ajv.compile(each.body) }]),
  );

  it('holds every request of the adapter', () => {
    expect(new Set(requests.map(({ name }) => name))).toEqual(new Set(operations.keys()));
    for (const { name, method, url, headers, body } of requests) {
      const operation = operations.get(name);
      operation?.valid(body);
      expect(operation?.valid.errors).toBeNull();
      expect(method).toBe(operation?.method);
      expect(url.pathname).toMatch(new RegExp(`^${operation?.path?.replace(/\{.*\}/, '\\d+')}$`));
      for (const [header, pattern] of Object.entries(operation?.headers ?? {})) {
        expect(headers.get(header), header).toMatch(new RegExp(pattern));
      }
    }
  });

  it('is plain data', () => {
    expect(structuredClone(marketoContract)).toEqual(marketoContract);
    expect(wire(marketoContract)).toEqual(marketoContract);
  });

  it.each([...cases(refused), ...cases(ourRefused)])('refuses, as %s, %s', (name, _, body) => {
    expect(operations.get(name)?.valid(wire(body))).toBe(false);
  });

  it('takes what the refused requests are made of', () => {
    expect(operations.get('activity')?.valid(activity({}))).toBe(true);
    expect(
      operations.get('trigger')?.valid({ input: { leads: [{ id: 7 }], tokens: [{ name: '{{my.x}}', value: '' }] } }),
    ).toBe(true);
    expect(operations.get('lead')?.valid({ input: [{ email: 'a@b.c' }] })).toBe(true);
  });
});

describe("the vendor's own contract", () => {
  const file = sharedJson('contracts/marketo/mapi.openapi.json') as OpenApi | undefined;
  const identity = sharedJson('contracts/marketo/identity.openapi.json') as
    | { paths: { '/identity/oauth/token': { get: { parameters: { name: string; required: boolean }[] } } } }
    | undefined;
  const absent = 'did not run: no ../shared/contracts beside the repository';
  const validator = (name: string): ValidateFunction => {
    // Formats are left to our own contract.
    const ajv = new Ajv({ strict: false, validateFormats: false, allErrors: true });
    ajv.addSchema(file as object, 'marketo');
    const path = marketoContract.operations.find((each) => each.name === name)?.path ?? '';
    const at = path.replaceAll('/', '~1').replace('{', '%7B').replace('}', '%7D');
    const valid = ajv.getSchema(`marketo#/paths/${at}/post/requestBody/content/application~1json/schema`);
    if (valid === undefined) throw new Error(`no schema for ${path}`);
    return valid;
  };

  it('holds every request of the adapter', ({ skip }) => {
    if (file === undefined || identity === undefined) return skip(absent);
    const asked = identity.paths['/identity/oauth/token'].get.parameters.filter(({ required }) => required);
    for (const { name, url, body } of requests) {
      if (name === 'token') {
        expect([...url.searchParams.keys()].sort()).toEqual(asked.map((each) => each.name).sort());
        continue;
      }
      const valid = validator(name);
      valid(body);
      expect(valid.errors).toBeNull();
    }
  });

  // A schema that does not compile, or refuses nothing, would make the test above worthless.
  it('refuses what we refuse', ({ skip }) => {
    if (file === undefined) return skip(absent);
    for (const [name, what, body] of cases(refused)) expect(validator(name)(wire(body)), what).toBe(false);
  });
});
