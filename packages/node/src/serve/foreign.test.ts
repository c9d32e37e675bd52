import { allocate, compile } from '@opportune/core';
import { expect, onTestFinished, test } from 'vitest';

import { embed } from '../runtime/embed.ts';
import { memoryStore } from '../store/memoryStore.ts';
import { isForeign } from './foreign.ts';
import { handler } from './handler.ts';

test.each<[foreign: boolean, why: string, headers: Record<string, string>]>([
  [false, 'a server says nothing', { host: 'events.shop.example' }],
  [false, 'a page that is named', { origin: 'https://shop.example', host: 'events.shop.example' }],
  [false, 'a page of the same host', { origin: 'https://events.shop.example', host: 'events.shop.example' }],
  [false, 'the browser knows', { origin: 'https://a.example', host: 'inner:8080', 'sec-fetch-site': 'same-origin' }],
  [true, 'another page', { origin: 'https://evil.example', host: 'events.shop.example' }],
  [true, 'another port', { origin: 'https://shop.example:8443', host: 'events.shop.example' }],
  [true, 'a site of the same owner', { origin: 'https://a.example', host: 'b.example', 'sec-fetch-site': 'same-site' }],
  [true, 'a page of nowhere', { origin: 'null', host: 'events.shop.example' }],
])('%s: %s', (foreign, _, headers) => {
  expect(isForeign(new Headers(headers), ['https://shop.example'])).toBe(foreign);
});

const step = compile({
  id: 'home',
  version: '1',
  actions: [{ id: 'hello', channel: 'web' }],
  funnel: [allocate({ hero: { channel: 'web', atMost: 1 } })],
});

test('what a foreign page sends without asking first is refused, also with a key', async () => {
  const store = memoryStore();
  const runtime = embed({ step, store });
  onTestFinished(() => runtime.stop(0));
  const keys = [{ name: 'page', scopes: ['write', 'admin'], secret: 'write-key' }] as const;
  const { fetch } = handler({ runtime, keys, origins: ['https://shop.example'] });
  const track = { type: 'track', event: 'viewed', messageId: 'm1', userId: 'ada', writeKey: 'write-key' };
  const send = async (path: string, headers: Record<string, string>) => {
    const init = { method: 'POST', headers: { 'content-type': 'text/plain', ...headers }, body: JSON.stringify(track) };
    const response = await fetch(new Request(`http://localhost${path}`, init));
    return [response.status, ((await response.json()) as { code?: string }).code];
  };
  expect(await send('/v1/t', { origin: 'https://evil.example' })).toEqual([403, 'ORIGIN_UNKNOWN']);
  expect(await store.load('ada')).toBeUndefined();
  // Who is an administrator comes from no page but one of its own.
  const admin = { origin: 'https://shop.example', authorization: 'Bearer write-key' };
  expect(await send('/v1/erase', admin)).toEqual([403, 'ORIGIN_UNKNOWN']);
  expect(await send('/v1/t', { origin: 'https://shop.example' })).toEqual([200, undefined]);
  expect(await send('/v1/t', {})).toEqual([200, undefined]);
});

test.each(['https://shop.example', 'http://localhost:3000', 'capacitor://localhost', 'chrome-extension://abcdefgh'])(
  '%s is an origin',
  (origin) => {
    const runtime = embed({ step, store: memoryStore() });
    onTestFinished(() => runtime.stop(0));
    expect(() => handler({ runtime, keys: [], origins: [origin] })).not.toThrow();
  },
);
