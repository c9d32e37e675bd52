import { allocate, compile } from '@opportune/core';
import { expect, onTestFinished, test } from 'vitest';

import { embed } from '../runtime/embed.ts';
import { memoryStore } from '../store/memoryStore.ts';
import { handler } from './handler.ts';

const step = compile({
  id: 'home',
  version: '1',
  actions: [{ id: 'hello', channel: 'web' }],
  funnel: [allocate({ hero: { channel: 'web', atMost: 1 } })],
});

test.each(['/v1/t', '/v1/webhooks/crm'])(
  'callers of %s who show no key and send slowly leave room for those who do',
  async (path) => {
    const crm = {
      name: 'crm',
      send: () => Promise.reject(new Error('not here')),
      read: () => Promise.reject(new Error()),
    };
    const runtime = embed({ step, store: memoryStore(), channels: { crm } });
    onTestFinished(() => runtime.stop(0));
    const keys = [{ name: 'shop', scopes: ['decide'], secret: 'a-key' }] as const;
    const { fetch } = handler({ runtime, keys, limits: { requests: 4, patience: 100 } });
    const slowly = (): Promise<Response> => {
      const body = new ReadableStream();
      const headers = { 'content-type': 'text/plain' };
      return fetch(
        new Request(`http://localhost${path}`, { method: 'POST', headers, body, duplex: 'half' } as RequestInit),
      );
    };
    const answers = [slowly(), slowly(), slowly(), slowly(), slowly()].map(async (each) => (await each).status);
    await new Promise((resolve) => setImmediate(resolve));
    const asked = await fetch(
      new Request('http://localhost/v1/decide', {
        method: 'POST',
        headers: { authorization: 'Bearer a-key', 'content-type': 'application/json' },
        body: '{"customer":"ada","slots":["hero"]}',
      }),
    );
    expect(asked.status).toBe(200);
    expect((await Promise.all(answers)).sort((a, b) => a - b)).toEqual([408, 408, 429, 429, 429]);
  },
);
