import type { Delivery } from '@opportune/core';
import { Ajv, type ValidateFunction } from 'ajv';
import { beforeAll, describe, expect, it } from 'vitest';

import { sharedJson } from '../../../../.config/shared.ts';
import { salesforceMarketingCloud } from './salesforceMarketingCloud.ts';
import { salesforceMarketingCloudContract } from './salesforceMarketingCloudContract.ts';
import type { SalesforceMarketingCloudOptions } from './salesforceMarketingCloudOptions.ts';

interface Sent {
  readonly name: string;
  readonly url: URL;
  readonly headers: Headers;
  readonly body: unknown;
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
  if (pathname === '/v2/token') return 'token';
  return pathname.startsWith('/messaging/') ? 'message' : 'event';
};

/** Every shape of request that the adapter makes. */
const requests: Sent[] = [];
beforeAll(async () => {
  const send = async (options: Partial<SalesforceMarketingCloudOptions>, content: unknown): Promise<void> => {
    const channel = salesforceMarketingCloud({
      subdomain: 'mc-ours',
      clientId: 'id',
      clientSecret: 'secret',
      fetch: async (address, { headers, body }) => {
        const url = new URL(address);
        requests.push({ name: nameOf(url), url, headers: new Headers(headers), body: JSON.parse(body ?? '') });
        return Response.json({ access_token: 't', expires_in: 1079 });
      },
      ...options,
    });
    expect((await channel.send(delivery(content))).status).toBe('accepted');
  };
  await send({ event: 'APIEvent-1' }, undefined);
  await send({ definition: 'cart', accountId: '1001' }, 'Hello');
  await send({ definition: 'cart' }, { title: 'Hello', total: 3, gift: true, items: [1] });
  expect(requests).toHaveLength(6);
});

/** What the platform refuses, by operation: at least one for each demand. */
const refused: Record<string, [string, unknown][]> = {
  token: [
    ['no client', { grant_type: 'client_credentials' }],
    ['no secret', { grant_type: 'client_credentials', client_id: 'id' }],
    ['another grant', { grant_type: 'password', client_id: 'id', client_secret: 's' }],
    [
      'a business unit that is a number',
      { grant_type: 'client_credentials', client_id: 'id', client_secret: 's', account_id: 7 },
    ],
  ],
  event: [
    ['nobody', { EventDefinitionKey: 'APIEvent-1', Data: {} }],
    ['no event', { ContactKey: 'ada', Data: {} }],
    ['a contact that is a number', { ContactKey: 7, EventDefinitionKey: 'APIEvent-1', Data: {} }],
    ['data that is a text', { ContactKey: 'ada', EventDefinitionKey: 'APIEvent-1', Data: 'x' }],
  ],
  message: [
    ['no definition', { recipient: { contactKey: 'ada', to: 'a@b.c' } }],
    ['no recipient', { definitionKey: 'cart' }],
    ['nobody', { definitionKey: 'cart', recipient: { to: 'a@b.c' } }],
    ['a list of recipients', { definitionKey: 'cart', recipients: [{ contactKey: 'ada', to: 'a@b.c' }] }],
    [
      'attributes that are a text',
      { definitionKey: 'cart', recipient: { contactKey: 'ada', to: 'a@b.c', attributes: 'x' } },
    ],
  ],
};
const ourRefused: Record<string, [string, unknown][]> = {
  token: [['a name of its own', { grant_type: 'client_credentials', clientId: 'id', clientSecret: 's' }]],
  event: [
    ['an event with a dot', { ContactKey: 'ada', EventDefinitionKey: 'a.b', Data: {} }],
    ['no data', { ContactKey: 'ada', EventDefinitionKey: 'APIEvent-1' }],
    ['data with parts', { ContactKey: 'ada', EventDefinitionKey: 'APIEvent-1', Data: { items: [1] } }],
  ],
  message: [
    ['no address', { definitionKey: 'cart', recipient: { contactKey: 'ada' } }],
    ['an address that is none', { definitionKey: 'cart', recipient: { contactKey: 'ada', to: 'ada' } }],
    [
      'attributes with parts',
      { definitionKey: 'cart', recipient: { contactKey: 'ada', to: 'a@b.c', attributes: { x: {} } } },
    ],
  ],
};

/** As it goes over the wire, where undefined is absent. */
const wire = (value: unknown): unknown => JSON.parse(JSON.stringify(value));
const cases = (by: Record<string, [string, unknown][]>): [string, string, unknown][] =>
  Object.entries(by).flatMap(([name, each]) =>
    each.map(([what, body]): [string, string, unknown] => [name, what, body]),
  );

describe('salesforceMarketingCloudContract', () => {
  const ajv = new Ajv({ strict: true, strictRequired: false, allErrors: true, allowUnionTypes: true });
  const operations = new Map(
    salesforceMarketingCloudContract.operations.map((each) => [each.name, { ...each, valid: ajv.compile(each.body) }]),
  );

  it('holds every request of the adapter', () => {
    expect(new Set(requests.map(({ name }) => name))).toEqual(new Set(operations.keys()));
    for (const { name, url, headers, body } of requests) {
      const operation = operations.get(name);
      operation?.valid(body);
      expect(operation?.valid.errors).toBeNull();
      expect(url.pathname).toBe(operation?.path?.replace('{messageKey}', 'd1'));
      for (const [header, pattern] of Object.entries(operation?.headers ?? {})) {
        expect(headers.get(header), header).toMatch(new RegExp(pattern));
      }
    }
  });

  it('is plain data', () => {
    expect(structuredClone(salesforceMarketingCloudContract)).toEqual(salesforceMarketingCloudContract);
    expect(wire(salesforceMarketingCloudContract)).toEqual(salesforceMarketingCloudContract);
  });

  it.each([...cases(refused), ...cases(ourRefused)])('refuses, as %s, %s', (name, _, body) => {
    expect(operations.get(name)?.valid(wire(body))).toBe(false);
  });

  it('takes what the refused requests are made of', () => {
    expect(
      operations.get('token')?.valid({ grant_type: 'client_credentials', client_id: 'id', client_secret: 's' }),
    ).toBe(true);
    expect(operations.get('event')?.valid({ ContactKey: 'ada', EventDefinitionKey: 'APIEvent-1', Data: {} })).toBe(
      true,
    );
    expect(
      operations.get('message')?.valid({ definitionKey: 'cart', recipient: { contactKey: 'ada', to: 'a@b.c' } }),
    ).toBe(true);
  });
});

// Written by hand from Salesforce's client and documents: there is no machine-readable contract of the vendor's own.
describe('a contract of others', () => {
  const file = sharedJson('contracts/salesforce-marketing-cloud/engagement.openapi.json') as object | undefined;
  const absent = 'did not run: no ../shared/contracts beside the repository';
  const validator = (name: string): ValidateFunction => {
    const ajv = new Ajv({ strict: false, validateFormats: false, allErrors: true });
    ajv.addSchema(file as object, 'sfmc');
    const path = salesforceMarketingCloudContract.operations.find((each) => each.name === name)?.path ?? '';
    const at = path.replaceAll('/', '~1').replace('{', '%7B').replace('}', '%7D');
    const valid = ajv.getSchema(`sfmc#/paths/${at}/post/requestBody/content/application~1json/schema`);
    if (valid === undefined) throw new Error(`no schema for ${path}`);
    return valid;
  };

  it('holds every request of the adapter', ({ skip }) => {
    if (file === undefined) return skip(absent);
    for (const { name, body } of requests) {
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
