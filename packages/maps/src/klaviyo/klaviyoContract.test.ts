import type { Delivery } from '@opportune/core';
import { Ajv, type ValidateFunction } from 'ajv';
import { beforeAll, describe, expect, it } from 'vitest';

import { sharedJson } from '../../../../.config/shared.ts';
import { klaviyo } from './klaviyo.ts';
import { klaviyoContract } from './klaviyoContract.ts';

interface Sent {
  readonly path: string;
  readonly headers: Headers;
  readonly body: unknown;
}

interface OpenApi {
  readonly paths: Record<string, { post: { parameters: { name: string; in: string; required: boolean }[] } }>;
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

/** Every shape of request that the adapter makes. */
const requests: Sent[] = [];
beforeAll(async () => {
  const channel = klaviyo({
    key: 'pk_test',
    profile: ({ profile }) => ({ first_name: 'Ada', location: { city: 'London' }, properties: { ...profile } }),
    fetch: async (url, init) => {
      const body: unknown = JSON.parse(init.body ?? '');
      requests.push({ path: new URL(url).pathname, headers: new Headers(init.headers), body });
      return new Response(null, { status: 202 });
    },
  });
  await channel.send(delivery(undefined, {}));
  await channel.send(delivery('Hello', { email: 'ada@example.com' }));
  await channel.send(delivery({ title: 'Hello', items: [{ id: 1 }] }, { phone: '+4917012345678', segment: null }));
  expect(requests).toHaveLength(6);
});

/** What the platform refuses, by operation: at least one for each demand. */
const event = (change: object): object => ({
  data: {
    type: 'event',
    attributes: {
      metric: { data: { type: 'metric', attributes: { name: 'm' } } },
      profile: { data: { type: 'profile', attributes: { email: 'a@b.c' } } },
      properties: {},
      ...change,
    },
  },
});
const refusedEvents: [string, unknown][] = [
  ['no document', { event: 'x' }],
  ['another type', { data: { type: 'metric', attributes: {} } }],
  ['no properties', event({ properties: undefined })],
  ['properties that are no object', event({ properties: [] })],
  ['no metric', event({ metric: undefined })],
  ['a metric without a name', event({ metric: { data: { type: 'metric', attributes: {} } } })],
  ['a metric as a text', event({ metric: 'Cart Reminder' })],
  ['no profile', event({ profile: undefined })],
  ['a time in seconds', event({ time: 1795338000 })],
  ['a unique id that is a number', event({ unique_id: 7 })],
];
const ourRefusedEvents: [string, unknown][] = [
  ['a profile that nobody can find', event({ profile: { data: { type: 'profile', attributes: {} } } })],
  [
    'a metric name that is too long',
    event({ metric: { data: { type: 'metric', attributes: { name: 'x'.repeat(128) } } } }),
  ],
  ['a time without an offset', event({ time: '2026-11-22T09:00:00' })],
  ['an attribute that does not exist', event({ uniqueId: 'd1' })],
  [
    'more than 400 properties',
    event({ properties: Object.fromEntries(Array.from({ length: 401 }, (_, i) => [i, 1])) }),
  ],
];
const profile = (attributes: unknown): object => ({ data: { type: 'profile', attributes } });
const refusedProfiles: [string, unknown][] = [
  ['no document', { email: 'ada@example.com' }],
  ['no attributes', { data: { type: 'profile' } }],
  ['another type', { data: { type: 'person', attributes: { email: 'a@b.c' } } }],
  ['an address that is a number', profile({ email: 7 })],
  ['properties that are a text', profile({ email: 'a@b.c', properties: 'x' })],
];
const ourRefusedProfiles: [string, unknown][] = [
  ['nobody', profile({ first_name: 'Ada' })],
  ['an address that is none', profile({ email: 'ada' })],
  ['a number in another form', profile({ phone_number: '0170 12345678' })],
];

/** As it goes over the wire, where undefined is absent. */
const wire = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

describe('klaviyoContract', () => {
  const ajv = new Ajv({ strict: true, strictRequired: false, allErrors: true });
  const operation = (path: string) => {
    const found = klaviyoContract.operations.find((each) => each.path === path);
    if (found === undefined) throw new Error(`no operation ${path}`);
    return { ...found, valid: ajv.compile(found.body) };
  };

  it('holds every request of the adapter', () => {
    for (const { path, headers, body } of requests) {
      const { valid, headers: demanded } = operation(path);
      valid(body);
      expect(valid.errors).toBeNull();
      for (const [name, pattern] of Object.entries(demanded)) {
        expect(headers.get(name), name).toMatch(new RegExp(pattern));
      }
    }
  });

  it('is plain data', () => {
    expect(structuredClone(klaviyoContract)).toEqual(klaviyoContract);
    expect(wire(klaviyoContract)).toEqual(klaviyoContract);
  });

  it.each([...refusedEvents, ...ourRefusedEvents])('refuses an event with %s', (_, body) => {
    expect(operation('/api/events').valid(wire(event({})))).toBe(true);
    expect(operation('/api/events').valid(wire(body))).toBe(false);
  });

  it.each([...refusedProfiles, ...ourRefusedProfiles])('refuses a profile with %s', (_, body) => {
    expect(operation('/api/profile-import').valid(wire(body))).toBe(false);
  });
});

describe("the vendor's own contract", () => {
  const file = sharedJson('contracts/klaviyo/stable.openapi.json') as OpenApi | undefined;
  const absent = 'did not run: no ../shared/contracts beside the repository';
  const validator = (path: string): ValidateFunction => {
    // Unknown formats are left to our own contract, which has patterns for them.
    const ajv = new Ajv({ strict: false, validateFormats: false, allErrors: true });
    ajv.addSchema(file as object, 'klaviyo');
    const at = `${path.replaceAll('/', '~1')}/post/requestBody/content/application~1vnd.api+json/schema`;
    const valid = ajv.getSchema(`klaviyo#/paths/${at}`);
    if (valid === undefined) throw new Error(`no schema for ${path}`);
    return valid;
  };

  it('holds every request of the adapter', ({ skip }) => {
    if (file === undefined) return skip(absent);
    for (const { path, headers, body } of requests) {
      const valid = validator(path);
      valid(body);
      expect(valid.errors).toBeNull();
      const demanded = file.paths[path]?.post.parameters.filter((each) => each.in === 'header' && each.required);
      for (const { name } of demanded ?? []) expect(headers.get(name), name).toBeTruthy();
    }
  });

  // A schema that does not compile, or refuses nothing, would make the test above worthless.
  it('refuses what we refuse', ({ skip }) => {
    if (file === undefined) return skip(absent);
    const events = validator('/api/events');
    for (const [what, body] of refusedEvents) expect(events(wire(body)), what).toBe(false);
    const profiles = validator('/api/profile-import');
    for (const [what, body] of refusedProfiles) expect(profiles(wire(body)), what).toBe(false);
  });
});
