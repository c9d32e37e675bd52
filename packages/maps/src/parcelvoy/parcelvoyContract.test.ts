import type { Delivery } from '@opportune/core';
import { Ajv, type ValidateFunction } from 'ajv';
import { beforeAll, describe, expect, it } from 'vitest';

import { ABSENT, sharedJson } from '../../../../.config/shared.ts';
import { parcelvoy } from './parcelvoy.ts';
import { parcelvoyContract } from './parcelvoyContract.ts';
import type { ParcelvoyOptions, ParcelvoyTrigger } from './parcelvoyOptions.ts';

interface Sent {
  readonly operation: string;
  readonly path: string;
  readonly headers: Headers;
  readonly body: unknown;
}

interface OpenApi {
  readonly paths: Record<string, { post: { requestBody: { content: Record<string, { schema: object }> } } }>;
}

const delivery = (content: unknown, profile: Record<string, unknown>): Delivery => ({
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
  profile,
  now: 1795338000123,
});

const triggers: Record<string, ParcelvoyTrigger> = {
  event: { event: 'opportune_decision' },
  campaign: { campaign: 3 },
  journey: { journey: 5, entrance: 12 },
};

/** Every shape of request that the adapter makes. */
const requests: Sent[] = [];
beforeAll(async () => {
  const profiles: ParcelvoyOptions['profile'][] = [undefined, ({ profile }) => profile];
  for (const [operation, trigger] of Object.entries(triggers)) {
    for (const profile of profiles) {
      const channel = parcelvoy({
        key: 'sk_test',
        baseUrl: 'https://parcelvoy.example/api',
        trigger,
        ...(profile && { profile }),
        fetch: async (url, init) => {
          const path = new URL(url).pathname.replace(/^\/api/, '');
          const body: unknown = JSON.parse(init.body ?? '');
          requests.push({ operation, path, headers: new Headers(init.headers), body });
          return new Response(null, { status: 204 });
        },
      });
      await channel.send(delivery(undefined, {}));
      await channel.send(delivery('Hello', { email: 'ada@example.com', locale: 'en' }));
      await channel.send(delivery({ title: 'Hello', items: [{ id: 1 }] }, { phone: '+4917012345678', segment: null }));
    }
  }
  expect(requests).toHaveLength(18);
});

const event = (change: object): object[] => [{ name: 'decided', external_id: 'ada', data: {}, ...change }];
const campaign = (change: object): object => ({ user: { external_id: 'ada' }, event: {}, ...change });
const journey = (change: object): object => ({ entrance_id: 12, user: { external_id: 'ada' }, ...change });

/** What the platform refuses, by operation: at least one for each demand. */
const refused: [string, string, unknown][] = [
  ['event', 'no list', event({})[0]],
  ['event', 'an empty list', []],
  ['event', 'no name', event({ name: undefined })],
  ['event', 'a name that is a number', event({ name: 7 })],
  ['event', 'nobody', event({ external_id: undefined })],
  ['event', 'a customer that is a number', event({ external_id: 7 })],
  ['event', 'data that are a text', event({ data: 'x' })],
  ['event', 'a user as a text', event({ user: 'ada' })],
  ['campaign', 'no user', campaign({ user: undefined })],
  ['campaign', 'nobody', campaign({ user: { email: 'a@b.c' } })],
  ['campaign', 'an address that is a number', campaign({ user: { external_id: 'ada', email: 7 } })],
  ['campaign', 'no event', campaign({ event: undefined })],
  ['campaign', 'an event that is a text', campaign({ event: 'x' })],
  ['campaign', 'a field that does not exist', campaign({ data: {} })],
  ['journey', 'no entrance', journey({ entrance_id: undefined })],
  ['journey', 'an entrance that is none', journey({ entrance_id: 0 })],
  ['journey', 'an entrance as a text', journey({ entrance_id: '12' })],
  ['journey', 'nobody', journey({ user: {} })],
  ['journey', 'an event that is a text', journey({ event: 'x' })],
  ['journey', 'a field that does not exist', journey({ data: {} })],
];
const ourRefused: typeof refused = [
  ['event', 'a name that is empty', event({ name: '' })],
  ['event', 'a field that Parcelvoy overlooks', event({ properties: {} })],
  ['campaign', 'a customer without an id', campaign({ user: { external_id: '' } })],
];

/** As it goes over the wire, where undefined is absent. */
const wire = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

describe('parcelvoyContract', () => {
  const ajv = new Ajv({ strict: true, strictRequired: false, allErrors: true });
  const operations = new Map(
    parcelvoyContract.operations.map((each) => [each.name, { ...each, valid: ajv.compile(each.body) }]),
  );
  const operation = (name: string) => {
    const found = operations.get(name);
    if (found === undefined) throw new Error(`no operation ${name}`);
    return found;
  };

  it('holds every request of the adapter', () => {
    for (const { operation: name, path, headers, body } of requests) {
      const { valid, headers: demanded, path: template } = operation(name);
      expect(path).toMatch(new RegExp(`^${template?.replace(/\{\w+\}/, '\\d+')}$`));
      valid(body);
      expect(valid.errors).toBeNull();
      for (const [header, pattern] of Object.entries(demanded)) {
        expect(headers.get(header), header).toMatch(new RegExp(pattern));
      }
    }
  });

  it('is plain data', () => {
    expect(wire(structuredClone(parcelvoyContract))).toEqual(parcelvoyContract);
  });

  it.each([
    ['event', event({})],
    ['campaign', campaign({})],
    ['journey', journey({})],
  ])('takes an example of %s', (name, body) => {
    expect(operation(name).valid(wire(body))).toBe(true);
  });

  it.each([...refused, ...ourRefused])('refuses of %s: %s', (name, _, body) => {
    expect(operation(name).valid(wire(body))).toBe(false);
  });

  it('lets a public key post events, and nothing else', () => {
    const takes = (name: string) => new RegExp(operation(name).headers['authorization'] ?? '').test('Bearer pk_1');
    expect(['event', 'campaign', 'journey'].filter(takes)).toEqual(['event']);
  });
});

describe('what was seen of a running Parcelvoy', () => {
  const file = sharedJson('contracts/parcelvoy/client.openapi.json') as OpenApi | undefined;
  const schemas = Object.values(file?.paths ?? {}).map(
    ({ post }) => post.requestBody.content['application/json']?.schema ?? {},
  );
  const validator = (name: string): ValidateFunction => {
    const path = parcelvoyContract.operations.find((each) => each.name === name)?.path ?? '';
    const schema = file?.paths[path]?.post.requestBody.content['application/json']?.schema;
    if (schema === undefined) throw new Error(`no schema for ${path}`);
    return new Ajv({ strict: false, allErrors: true }).compile(schema);
  };

  it('compiles', ({ skip }) => {
    if (file === undefined) return skip(ABSENT);
    expect(schemas).toHaveLength(6);
    for (const schema of schemas) new Ajv({ strict: false }).compile(schema);
  });

  it('holds every request of the adapter', ({ skip }) => {
    if (file === undefined) return skip(ABSENT);
    for (const { operation, body } of requests) {
      const valid = validator(operation);
      valid(body);
      expect(valid.errors).toBeNull();
    }
  });

  // A schema that does not compile, or refuses nothing, would make the test above worthless.
  it('refuses what we refuse', ({ skip }) => {
    if (file === undefined) return skip(ABSENT);
    for (const [name, what, body] of refused) expect(validator(name)(wire(body)), what).toBe(false);
  });
});
