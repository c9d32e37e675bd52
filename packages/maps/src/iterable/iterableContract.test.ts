import type { Delivery } from '@opportune/core';
import { Ajv, type ValidateFunction } from 'ajv';
import { beforeAll, describe, expect, it } from 'vitest';

import { ABSENT, sharedJson } from '../../../../.config/shared.ts';
import { iterable } from './iterable.ts';
import { iterableContract } from './iterableContract.ts';
import type { IterableOptions, IterableTrigger } from './iterableOptions.ts';

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
  profile: {},
  now: 1795338000123,
});

/** Every shape of request that the adapter makes. */
const requests: Sent[] = [];
beforeAll(async () => {
  const send = (content: unknown, options: Partial<IterableOptions>): Promise<unknown> =>
    iterable({
      key: 'k',
      fetch: async (url, init) => {
        const body: unknown = JSON.parse(init.body ?? '');
        requests.push({ path: new URL(url).pathname, headers: new Headers(init.headers), body });
        return Response.json({ code: 'Success', msg: '' });
      },
      ...options,
    }).send(delivery(content));

  const triggers: IterableTrigger[] = [{ event: 'Cart' }, { campaign: 1, repeats: false }, { workflow: 7 }];
  for (const trigger of triggers) {
    await send(undefined, { trigger });
    await send({ title: 'Hello', items: [{ id: 1 }] }, { trigger, identify: () => ({ email: 'a@b.c' }) });
  }
  expect(requests).toHaveLength(6);
});

const event = (change: object = {}): object => ({ userId: 'ada', eventName: 'Cart', ...change });
const campaign = (change: object = {}): object => ({ campaignId: 1, recipientUserId: 'ada', ...change });
const workflow = (change: object = {}): object => ({ workflowId: 7, userId: 'ada', ...change });

/** What the platform refuses, by path: at least one for each demand that the vendor's own contract knows. */
const refused: [string, string, object][] = [
  ['/api/events/track', 'nobody', event({ userId: undefined })],
  ['/api/events/track', 'no name', event({ eventName: undefined })],
  ['/api/events/track', 'a time in ISO 8601', event({ createdAt: '2026-11-22T09:00:00Z' })],
  ['/api/events/track', 'a time in parts of a second', event({ createdAt: 1795338000.5 })],
  ['/api/events/track', 'an id that is a number', event({ id: 7 })],
  ['/api/events/track', 'fields that are a list', event({ dataFields: [] })],
  ['/api/email/target', 'no campaign', campaign({ campaignId: undefined })],
  ['/api/email/target', 'a campaign that is a text', campaign({ campaignId: '1' })],
  ['/api/email/target', 'nobody', campaign({ recipientUserId: undefined })],
  ['/api/email/target', 'metadata that are a text', campaign({ metadata: 'd1' })],
  ['/api/email/target', 'repeats that are a text', campaign({ allowRepeatMarketingSends: 'no' })],
  ['/api/workflows/triggerWorkflow', 'no workflow', workflow({ workflowId: undefined })],
  ['/api/workflows/triggerWorkflow', 'nobody', workflow({ userId: undefined })],
  ['/api/workflows/triggerWorkflow', 'fields that are a text', workflow({ dataFields: 'x' })],
];
const oursRefuse: [string, string, object][] = [
  ['/api/events/track', 'a customer by both', event({ email: 'a@b.c' })],
  ['/api/events/track', 'an address that is none', event({ userId: undefined, email: 'ada' })],
  ['/api/events/track', 'a time in milliseconds', event({ createdAt: 1795338000123 })],
  ['/api/events/track', 'an id that is too long', event({ id: 'x'.repeat(513) })],
  ['/api/email/target', 'the names of the other requests', { campaignId: 1, userId: 'ada' }],
  ['/api/workflows/triggerWorkflow', 'a whole list', { workflowId: 7, listId: 1 }],
];

/** As it goes over the wire, where undefined is absent. */
const wire = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

describe('iterableContract', () => {
  const ajv = new Ajv({ strict: true, strictRequired: false, allErrors: true });
  const operation = (path: string) => {
    const found = iterableContract.operations.find((each) => each.path === path);
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
    expect(wire(iterableContract)).toEqual(iterableContract);
  });

  it.each([...refused, ...oursRefuse])('refuses at %s %s', (path, _, body) => {
    expect(operation(path).valid(wire(body))).toBe(false);
  });
});

describe("the vendor's own contract", () => {
  const file = sharedJson('contracts/iterable/rest.openapi.json') as object | undefined;
  const validator = (path: string): ValidateFunction => {
    const ajv = new Ajv({ strict: false, validateFormats: false, allErrors: true });
    ajv.addSchema(file as object, 'iterable');
    const at = `${path.replaceAll('/', '~1')}/post/requestBody/content/application~1json/schema`;
    const valid = ajv.getSchema(`iterable#/paths/${at}`);
    if (valid === undefined) throw new Error(`no schema for ${path}`);
    return valid;
  };

  it('holds every request of the adapter', ({ skip }) => {
    if (file === undefined) return skip(ABSENT);
    for (const { path, body } of requests) {
      const valid = validator(path);
      valid(body);
      expect(valid.errors).toBeNull();
    }
  });

  // A schema that does not compile, or refuses nothing, would make the test above worthless.
  it('refuses what we refuse', ({ skip }) => {
    if (file === undefined) return skip(ABSENT);
    for (const [path, what, body] of refused) expect(validator(path)(wire(body)), what).toBe(false);
  });
});
