import type { Delivery } from '@opportune/core';
import { Ajv, type ValidateFunction } from 'ajv';
import { beforeAll, describe, expect, it } from 'vitest';

import { ABSENT, sharedJson } from '../../../../.config/shared.ts';
import { segment } from './segment.ts';
import { segmentContract } from './segmentContract.ts';
import type { SegmentOptions } from './segmentOptions.ts';

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
    channel: 'crm',
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

const OPTIONS: readonly Partial<SegmentOptions>[] = [
  { profile: ({ profile }) => profile, integrations: { All: true } },
  { identify: () => ({ anonymousId: 'a7' }) },
  { dialect: 'parcelvoy', baseUrl: 'https://map.example', profile: ({ profile }) => profile },
];

/** Every shape of request that the adapter makes. */
const requests: Sent[] = [];
beforeAll(async () => {
  for (const options of OPTIONS) {
    const channel = segment({
      key: 'key',
      ...options,
      fetch: async (url, { headers, body }) => {
        const path = new URL(url).pathname.replace(/^\/v1/, '');
        requests.push({ path, headers: new Headers(headers), body: JSON.parse(body ?? '') });
        return Response.json({});
      },
    });
    for (const content of [undefined, 'Hello', { title: 'Hello', items: [{ id: 1 }] }]) {
      await channel.send(delivery(content));
    }
  }
  expect(requests).toHaveLength(12);
});

const track = (change: object): object => ({ type: 'track', userId: 'ada', event: 'Cart Reminder', ...change });
const identify = (change: object): object => ({ type: 'identify', userId: 'ada', traits: {}, ...change });
const refusedTracks: [string, unknown][] = [
  ['no name', track({ event: undefined })],
  ['an empty name', track({ event: '' })],
  ['nobody', track({ userId: undefined })],
  ['somebody who is a number', track({ userId: 7 })],
  ['a messageId that is too long', track({ messageId: 'x'.repeat(101) })],
  ['properties that are an array', track({ properties: [] })],
  ['a time in seconds', track({ timestamp: 1795338000 })],
  ['integrations that are a list', track({ integrations: ['Braze'] })],
];
const ourRefusedTracks: [string, unknown][] = [
  ['no type', track({ type: undefined })],
  ['the type of another call', track({ type: 'page' })],
  ['an empty person', track({ userId: '' })],
  ['a time without an offset', track({ timestamp: '2026-11-22T09:00:00' })],
  ['a field that does not exist', track({ traits: {} })],
];
const refusedIdentifies: [string, unknown][] = [
  ['nobody', identify({ userId: undefined })],
  ['traits that are a text', identify({ traits: 'loyal' })],
];
const refusedCalls: [string, unknown][] = [
  ['no array', track({})],
  ['nothing', []],
  ['a call of nobody', [track({ userId: undefined })]],
  ['a call without a type', [track({ type: undefined })]],
];

/** As it goes over the wire, where undefined is absent. */
const wire = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

describe('segmentContract', () => {
  const ajv = new Ajv({ strict: true, strictRequired: false, allErrors: true });
  const operation = (path: string) => {
    const found = segmentContract.operations.find((each) => each.path === path);
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
    expect(structuredClone(segmentContract)).toEqual(segmentContract);
    expect(wire(segmentContract)).toEqual(segmentContract);
  });

  const refuses = (path: string, good: unknown, body: unknown): void => {
    const { valid } = operation(path);
    expect(valid(wire(good))).toBe(true);
    expect(valid(wire(body))).toBe(false);
  };

  it.each([...refusedTracks, ...ourRefusedTracks])('refuses a track with %s', (_, body) => {
    refuses('/track', track({}), body);
  });

  it.each(refusedIdentifies)('refuses an identify with %s', (_, body) => {
    refuses('/identify', identify({}), body);
  });

  it.each(refusedCalls)('refuses calls with %s', (_, body) => {
    refuses('/client/segment', [track({}), identify({})], body);
  });
});

describe.each([
  ['segment/http-tracking', ['/track', '/identify']],
  ['parcelvoy/client', ['/client/segment']],
])('the contract %s', (name, paths) => {
  const file = sharedJson(`contracts/${name}.openapi.json`);
  const validator = (path: string): ValidateFunction => {
    // Unknown formats are left to our own contract, which has patterns for them.
    const ajv = new Ajv({ strict: false, validateFormats: false, allErrors: true });
    ajv.addSchema(file as object, name);
    const at = `${path.replaceAll('/', '~1')}/post/requestBody/content/application~1json/schema`;
    const valid = ajv.getSchema(`${name}#/paths/${at}`);
    if (valid === undefined) throw new Error(`no schema for ${path}`);
    return valid;
  };

  it('holds every request of the adapter', ({ skip }) => {
    if (file === undefined) return skip(ABSENT);
    const ours = requests.filter(({ path }) => paths.includes(path));
    expect(ours.length).toBeGreaterThan(0);
    for (const { path, body } of ours) {
      const valid = validator(path);
      valid(body);
      expect(valid.errors).toBeNull();
    }
  });

  // A schema that does not compile, or refuses nothing, would make the test above worthless.
  it('refuses what we refuse', ({ skip }) => {
    if (file === undefined) return skip(ABSENT);
    const refused = { '/track': refusedTracks, '/identify': refusedIdentifies, '/client/segment': refusedCalls };
    for (const path of paths) {
      const valid = validator(path);
      for (const [what, body] of refused[path as keyof typeof refused]) expect(valid(wire(body)), what).toBe(false);
    }
  });
});
