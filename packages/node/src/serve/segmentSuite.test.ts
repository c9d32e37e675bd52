import { allocate, compile, days } from '@opportune/core';
import { expect, onTestFinished, test } from 'vitest';

import { ABSENT, sharedJson } from '../../../../.config/shared.ts';
import { embed } from '../runtime/embed.ts';
import { memoryStore } from '../store/memoryStore.ts';
import { serve } from './serve.ts';

/** What a client of Segment has sent, as it was captured. */
interface Captured {
  readonly url: string;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: { readonly batch: readonly { readonly messageId: string }[] };
}

const captured = sharedJson('suites/segment/node-client-requests.json') as readonly Captured[] | undefined;
const messagesOf = (requests: readonly Captured[]): string[] =>
  requests.flatMap(({ body }) => body.batch.map(({ messageId }) => messageId));

test.skipIf(captured === undefined)(
  `requests of Segment’s client for Node are taken as they are${captured === undefined ? `: ${ABSENT}` : ''}`,
  async () => {
    const requests = captured!;
    const step = compile({
      id: 'none',
      version: '1',
      // They were captured over some weeks.
      lateness: days(365),
      actions: [{ id: 'hello', channel: 'web' }],
      funnel: [allocate({ hero: { channel: 'web', atMost: 1 } })],
    });
    const runtime = embed({ step, store: memoryStore() });
    const seen: string[] = [];
    runtime.signals$.subscribe((signal) => {
      if (signal.kind === 'result' && signal.input.kind === undefined) seen.push(signal.input.id);
    });
    const keys = [{ name: 'shop', scopes: ['write'], secret: 'WRITE_KEY' }] as const;
    const server = await serve({ runtime, keys, port: 0 });
    onTestFinished(() => server.stop(0));
    for (const { url, method, headers, body } of requests) {
      const here = new URL(new URL(url).pathname, server.url);
      const response = await fetch(here, { method, headers, body: JSON.stringify(body) });
      expect([response.status, await response.text()]).toEqual([200, '{"success":true}']);
    }
    // Those of one customer are in order; here several are mixed.
    expect(seen.sort()).toEqual(messagesOf(requests).sort());
  },
);
