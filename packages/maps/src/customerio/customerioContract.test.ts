import type { Delivery } from '@opportune/core';
import { Ajv, type ValidateFunction } from 'ajv';
import { beforeAll, describe, expect, it } from 'vitest';

import { ABSENT, sharedJson } from '../../../../.config/shared.ts';
import { customerio } from './customerio.ts';
import { customerioContract } from './customerioContract.ts';
import type { CustomerioOptions } from './customerioOptions.ts';

interface Sent {
  readonly method: string;
  readonly path: string;
  readonly headers: Headers;
  readonly body: unknown;
}

const delivery = (content: unknown): Delivery => ({
  decision: {
    id: 'd1',
    customer: 'ada/lovelace',
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

const OPTIONS: readonly CustomerioOptions[] = [
  { siteId: 'site', apiKey: 'key', profile: ({ profile }) => ({ ...profile, visits: 3 }) },
  { siteId: 'site', apiKey: 'key', identify: () => ({ email: 'ada@example.com' }) },
  { appKey: 'key', message: 3 },
  { appKey: 'key', message: 'cart', identify: () => ({ cio_id: '03000001' }), toUnsubscribed: true },
];

/** Every shape of request that the adapter makes. */
const requests: Sent[] = [];
beforeAll(async () => {
  for (const options of OPTIONS) {
    const channel = customerio({
      ...options,
      fetch: async (url, { method = '', headers, body }) => {
        const { pathname: path } = new URL(url);
        requests.push({ method, path, headers: new Headers(headers), body: JSON.parse(body ?? '') });
        return Response.json({});
      },
    });
    for (const content of [undefined, 'Hello', { title: 'Hello', items: [{ id: 1 }] }]) {
      await channel.send(delivery(content));
    }
  }
  expect(requests).toHaveLength(15);
});

const event = (change: object): object => ({ name: 'cart_reminder', data: {}, ...change });
const refusedEvents: [string, unknown][] = [
  ['no name', event({ name: undefined })],
  ['an empty name', event({ name: '' })],
  ['a name of spaces', event({ name: '  ' })],
  ['a name that is too long', event({ name: 'x'.repeat(101) })],
  ['an id that is no ULID', event({ id: 'd1' })],
  ['an id of more than 128 bits', event({ id: '8ZZZZZZZZZZZZZZZZZZZZZZZZZ' })],
  ['a time in milliseconds', event({ timestamp: 1795338000000 })],
  ['a time as a text', event({ timestamp: '2026-11-22T09:00:00Z' })],
  ['data that are an array', event({ data: [] })],
  ['the type of a page', event({ type: 'page' })],
  ['a field that does not exist', event({ attributes: {} })],
];

const message = (change: object): object => ({
  transactional_message_id: 3,
  to: 'ada@example.com',
  identifiers: { id: 'ada' },
  ...change,
});
const refusedMessages: [string, unknown][] = [
  ['no address', message({ to: undefined })],
  ['an address that is a list', message({ to: ['ada@example.com'] })],
  ['nobody', message({ identifiers: undefined })],
  ['an empty identity', message({ identifiers: {} })],
  ['no message', message({ transactional_message_id: undefined })],
  ['data that are a text', message({ message_data: 'Hello' })],
  ['a word for yes', message({ send_to_unsubscribed: 'yes' })],
];
const ourRefusedMessages: [string, unknown][] = [
  ['an address that is none', message({ to: 'ada' })],
  ['somebody in two ways', message({ identifiers: { id: 'ada', email: 'ada@example.com' } })],
  ['an empty id', message({ identifiers: { id: '' } })],
  ['an identifier of another kind', message({ identifiers: { phone: '+4917012345678' } })],
  ['a field that does not exist', message({ messageData: {} })],
];

/** As it goes over the wire, where undefined is absent. */
const wire = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

describe('customerioContract', () => {
  const ajv = new Ajv({ strict: true, strictRequired: false, allowUnionTypes: true, allErrors: true });
  const operations = customerioContract.operations.map((operation) => ({
    ...operation,
    at: new RegExp(`^${operation.path?.replace(/\{\w+\}/, '[^/]+')}$`),
    valid: ajv.compile(operation.body),
  }));
  const valid = (name: string, body: unknown): boolean =>
    operations.find((operation) => operation.name === name)?.valid(wire(body)) ?? true;

  it('holds every request of the adapter', () => {
    for (const { method, path, headers, body } of requests) {
      const found = operations.filter((operation) => operation.method === method && operation.at.test(path));
      expect(found).toHaveLength(1);
      for (const operation of found) {
        operation.valid(body);
        expect(operation.valid.errors).toBeNull();
        for (const [name, pattern] of Object.entries(operation.headers)) {
          expect(headers.get(name), name).toMatch(new RegExp(pattern));
        }
      }
    }
  });

  it('is plain data', () => {
    expect(structuredClone(customerioContract)).toEqual(customerioContract);
    expect(wire(customerioContract)).toEqual(customerioContract);
  });

  it.each(refusedEvents)('refuses an event with %s', (_, body) => {
    expect(valid('event', event({}))).toBe(true);
    expect(valid('event', body)).toBe(false);
  });

  it.each([...refusedMessages, ...ourRefusedMessages])('refuses a message with %s', (_, body) => {
    expect(valid('message', message({}))).toBe(true);
    expect(valid('message', body)).toBe(false);
  });

  it('refuses a profile that is an array, or has more than 300 attributes', () => {
    const attributes = (count: number): object =>
      Object.fromEntries(Array.from({ length: count }, (_, index) => [index, 1]));
    expect(valid('profile', attributes(300))).toBe(true);
    expect(valid('profile', attributes(301))).toBe(false);
    expect(valid('profile', [])).toBe(false);
  });
});

describe("a contract made of the vendor's client", () => {
  const file = sharedJson('contracts/customerio/app-transactional.openapi.json');
  const validator = (): ValidateFunction => {
    const ajv = new Ajv({ strict: false, validateFormats: false, allErrors: true });
    ajv.addSchema(file as object, 'customerio');
    const at = 'paths/~1v1~1send~1email/post/requestBody/content/application~1json/schema';
    const found = ajv.getSchema(`customerio#/${at}`);
    if (found === undefined) throw new Error('no schema of messages');
    return found;
  };

  it('holds every message of the adapter', ({ skip }) => {
    if (file === undefined) return skip(ABSENT);
    const valid = validator();
    const messages = requests.filter(({ path }) => path === '/v1/send/email');
    expect(messages).toHaveLength(6);
    for (const { body } of messages) {
      valid(body);
      expect(valid.errors).toBeNull();
    }
  });

  // A schema that does not compile, or refuses nothing, would make the test above worthless.
  it('refuses what we refuse', ({ skip }) => {
    if (file === undefined) return skip(ABSENT);
    const valid = validator();
    for (const [what, body] of refusedMessages) expect(valid(wire(body)), what).toBe(false);
  });
});
