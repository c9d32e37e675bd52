import type { Delivery } from '@opportune/core';
import { Ajv, type ValidateFunction } from 'ajv';
import { beforeAll, describe, expect, it } from 'vitest';

import { ABSENT, sharedJson } from '../../../../.config/shared.ts';
import { braze } from './braze.ts';
import { brazeContract } from './brazeContract.ts';
import type { BrazeOptions } from './brazeOptions.ts';

interface Sent {
  readonly path: string;
  readonly headers: Headers;
  readonly body: unknown;
}

const delivery = (content: unknown): Delivery => ({
  decision: {
    id: '0123456789abcdef',
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
  profile: { segment: null },
  now: 1795338000123,
});

const TRANSACTIONAL = '/transactional/v1/campaigns/{campaign_id}/send';
const user_alias = { alias_name: 'ada', alias_label: 'shop' };

/** Every shape of request that the adapter makes. */
const requests: Sent[] = [];
beforeAll(async () => {
  const send = (content: unknown, options: Partial<BrazeOptions>): Promise<unknown> =>
    braze({
      key: 'k',
      baseUrl: 'https://rest.iad-01.braze.com',
      fetch: async (url, init) => {
        const path = new URL(url).pathname.replace('/c3/', '/{campaign_id}/');
        requests.push({ path, headers: new Headers(init.headers), body: JSON.parse(init.body ?? '') });
        return Response.json({ message: 'success' });
      },
      ...options,
    }).send(delivery(content));

  for (const trigger of [{ event: 'Cart' }, { campaign: 'c1' }, { canvas: 'c2' }, { transactional: 'c3' }]) {
    await send(undefined, { trigger });
    await send('Hello', { trigger, identify: () => ({ user_alias }) });
    await send({ title: 'Hello', items: [{ id: 1 }] }, { trigger, profile: ({ profile }) => profile });
  }
  expect(requests).toHaveLength(12);
});

const many = (count: number, one: unknown): unknown[] => Array.from({ length: count }, () => one);
const time = '2026-11-22T09:00:00.000Z';
const event = (change: object = {}): object => ({ external_id: 'ada', name: 'Cart', time, ...change });
const recipient = { external_user_id: 'ada' };

/** What the platform refuses, by path: at least one for each demand that the vendor's own contract knows. */
const refused: [string, string, object][] = [
  ['/users/track', 'nothing in it', {}],
  ['/users/track', 'an event of nobody', { events: [event({ external_id: undefined })] }],
  ['/users/track', 'an event without a name', { events: [event({ name: undefined })] }],
  ['/users/track', 'a name that is too long', { events: [event({ name: 'x'.repeat(256) })] }],
  ['/users/track', 'an event without a time', { events: [event({ time: undefined })] }],
  ['/users/track', 'a time in seconds', { events: [event({ time: 1795338000 })] }],
  ['/users/track', 'properties that are a list', { events: [event({ properties: [] })] }],
  ['/users/track', 'half an alias', { events: [event({ external_id: undefined, user_alias: { alias_name: 'a' } })] }],
  ['/users/track', 'too many events', { events: many(76, event()) }],
  ['/users/track', 'too many attributes', { attributes: many(76, { external_id: 'ada' }) }],
  ['/campaigns/trigger/send', 'no campaign', { recipients: [recipient] }],
  ['/campaigns/trigger/send', 'a recipient that is nobody', { campaign_id: 'c', recipients: [{}] }],
  ['/campaigns/trigger/send', 'too many recipients', { campaign_id: 'c', recipients: many(51, recipient) }],
  [
    '/campaigns/trigger/send',
    'properties that are a text',
    { campaign_id: 'c', recipients: [{ ...recipient, trigger_properties: '' }] },
  ],
  ['/canvas/trigger/send', 'no canvas', { campaign_id: 'c', recipients: [recipient] }],
  ['/canvas/trigger/send', 'recipients that are none', { canvas_id: 'c', recipients: recipient }],
  ['/canvas/trigger/send', 'too many recipients', { canvas_id: 'c', recipients: many(51, recipient) }],
  [TRANSACTIONAL, 'nobody to send to', { external_send_id: 'd1' }],
  [TRANSACTIONAL, 'a list of recipients', { recipient: [recipient] }],
  [TRANSACTIONAL, 'a recipient that is nobody', { recipient: {} }],
  [TRANSACTIONAL, 'an id that is a number', { recipient, external_send_id: 7 }],
];
const oursRefuse: [string, string, object][] = [
  ['/users/track', 'no event in it', { events: [] }],
  ['/users/track', 'an event of two', { events: [event({ user_alias })] }],
  ['/users/track', 'a time without an offset', { events: [event({ time: '2026-11-22T09:00:00' })] }],
  ['/users/track', 'a property that begins with a dollar', { events: [event({ properties: { $title: 1 } })] }],
  ['/campaigns/trigger/send', 'nobody to send to', { campaign_id: 'c' }],
  ['/campaigns/trigger/send', 'everybody to send to', { campaign_id: 'c', broadcast: true }],
  [TRANSACTIONAL, 'an id that is no Base64', { recipient, external_send_id: 'd 1' }],
];

/** As it goes over the wire, where undefined is absent. */
const wire = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

describe('brazeContract', () => {
  const ajv = new Ajv({ strict: true, strictRequired: false, allErrors: true });
  const operation = (path: string) => {
    const found = brazeContract.operations.find((each) => each.path === path);
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
    expect(wire(brazeContract)).toEqual(brazeContract);
  });

  it.each([...refused, ...oursRefuse])('refuses at %s %s', (path, _, body) => {
    expect(operation(path).valid(wire(body))).toBe(false);
  });
});

describe("the vendor's own contract", () => {
  const file = sharedJson('contracts/braze/rest.openapi.json') as object | undefined;
  const validator = (path: string): ValidateFunction => {
    // Unknown formats are left to our own contract, which has patterns for them.
    const ajv = new Ajv({ strict: false, validateFormats: false, allErrors: true });
    ajv.addSchema(file as object, 'braze');
    const at = `${path.replaceAll('/', '~1').replaceAll(/[{}]/g, encodeURIComponent)}/post/requestBody`;
    const valid = ajv.getSchema(`braze#/paths/${at}/content/application~1json/schema`);
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
