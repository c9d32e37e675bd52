import type { Delivery } from '@opportune/core';
import { Ajv } from 'ajv';
import { beforeAll, describe, expect, it } from 'vitest';

import { hubspot } from './hubspot.ts';
import { hubspotContract } from './hubspotContract.ts';
import type { HubspotOptions } from './hubspotOptions.ts';

interface Sent {
  readonly path: string;
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
  profile: { email: 'ada@example.com', visits: 3 },
  now: 1795338000123,
});

/** Every shape of request that the adapter makes. */
const requests: Sent[] = [];
beforeAll(async () => {
  const profile: HubspotOptions['profile'] = ({ profile: known }) => ({ ...known, tags: ['a'], gone: undefined });
  const all: Partial<HubspotOptions>[] = [{}, { profile }, { identify: () => ({ objectId: '51' }) }];
  for (const options of all) {
    for (const trigger of [{ event: 'pe12345_decision' }, { email: 7 }]) {
      const channel = hubspot({
        key: 'pat',
        trigger,
        ...options,
        fetch: async (url, init) => {
          const body: unknown = JSON.parse(init.body ?? '');
          requests.push({ path: new URL(url).pathname, headers: new Headers(init.headers), body });
          return new Response(null, { status: 204 });
        },
      });
      await channel.send(delivery(undefined));
      await channel.send(delivery({ title: 'Hello', price: 79.9, items: [{ id: 1 }], gone: null }));
    }
  }
  expect(requests).toHaveLength(12);
});

const event = (change: object): object => ({
  eventName: 'pe12345_decision',
  email: 'a@b.c',
  properties: {},
  uuid: 'd1',
  ...change,
});
const email = (change: object): object => ({ emailId: 7, message: { to: 'a@b.c', sendId: 'd1' }, ...change });
const contact = (change: object): object => ({
  inputs: [{ idProperty: 'email', id: 'a@b.c', properties: { firstname: 'Ada' }, ...change }],
});
const many = (length: number): unknown[] => Array.from({ length }, (_, i) => [`p${i}`, 'x']);

/** What the platform refuses, by operation: at least one for each demand. */
const refused: [string, string, unknown][] = [
  ['event', 'no name', event({ eventName: undefined })],
  ['event', 'a name that is not fully qualified', event({ eventName: 'Cart Reminder' })],
  ['event', 'no properties', event({ properties: undefined })],
  ['event', 'a number as a property', event({ properties: { total: 79.9 } })],
  ['event', 'a name of a property with a capital letter', event({ properties: { ctaUrl: 'x' } })],
  ['event', 'a name of a property that is too long', event({ properties: { ['p'.repeat(51)]: 'x' } })],
  ['event', 'a property that is too long', event({ properties: { title: 'x'.repeat(1_025) } })],
  ['event', 'more than 50 properties', event({ properties: Object.fromEntries(many(51) as [string, string][]) })],
  ['event', 'a time in seconds', event({ occurredAt: 1795338000 })],
  ['event', 'a uuid that is a number', event({ uuid: 7 })],
  ['event', 'an address that is none', event({ email: 'ada' })],
  ['event', 'a field that does not exist', event({ unique_id: 'd1' })],
  ['email', 'no email', email({ emailId: undefined })],
  ['email', 'an email as a text', email({ emailId: '7' })],
  ['email', 'no message', email({ message: undefined })],
  ['email', 'nobody', email({ message: { sendId: 'd1' } })],
  ['email', 'an address that is none', email({ message: { to: 'ada' } })],
  ['email', 'a sendId that is a number', email({ message: { to: 'a@b.c', sendId: 7 } })],
  ['email', 'a number as a property of the contact', email({ contactProperties: { visits: 3 } })],
  ['email', 'properties that are a list', email({ customProperties: [] })],
  ['contact', 'no inputs', {}],
  ['contact', 'one contact without a list', { inputs: { id: 'a@b.c', properties: {} } }],
  ['contact', 'nobody', contact({ id: undefined })],
  ['contact', 'no properties', contact({ properties: undefined })],
  ['contact', 'a number as a property', contact({ properties: { visits: 3 } })],
  ['contact', 'a field that does not exist', contact({ email: 'a@b.c' })],
  ['contact', 'more than a hundred', { inputs: Array(101).fill({ id: 'a@b.c', properties: {} }) }],
];

/** As it goes over the wire, where undefined is absent. */
const wire = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

describe('hubspotContract', () => {
  const ajv = new Ajv({ strict: true, strictRequired: false, allErrors: true });
  const operations = hubspotContract.operations.map((each) => ({ ...each, valid: ajv.compile(each.body) }));
  const operation = (found: (each: (typeof operations)[number]) => boolean) => {
    const one = operations.find(found);
    if (one === undefined) throw new Error('no operation');
    return one;
  };

  it('holds every request of the adapter', () => {
    for (const { path, headers, body } of requests) {
      const { valid, headers: demanded } = operation((each) => each.path === path);
      valid(body);
      expect(valid.errors).toBeNull();
      for (const [name, pattern] of Object.entries(demanded)) {
        expect(headers.get(name), name).toMatch(new RegExp(pattern));
      }
    }
  });

  it('is plain data', () => {
    expect(wire(structuredClone(hubspotContract))).toEqual(hubspotContract);
  });

  it.each([
    ['event', event({})],
    ['email', email({})],
    ['contact', contact({})],
  ])('takes an example of %s', (name, body) => {
    expect(operation((each) => each.name === name).valid(wire(body))).toBe(true);
  });

  it.each(refused)('refuses of %s: %s', (name, _, body) => {
    expect(operation((each) => each.name === name).valid(wire(body))).toBe(false);
  });
});
