import { allocate, compile, type Channel } from '@opportune/core';
import { residual } from '@opportune/core/residual';
import { describe, expect, it, onTestFinished } from 'vitest';

import { embed } from '../runtime/embed.ts';
import type { Runtime } from '../runtime/runtime.ts';
import type { RefusalReason } from '../runtime/submitted.ts';
import { memoryStore } from '../store/memoryStore.ts';
import { handler, type Handler } from './handler.ts';
import type { HandlerOptions } from './handlerOptions.ts';
import { PROBLEMS, type ProblemCode } from './problem.ts';

const strategy = {
  id: 'home',
  version: '1',
  actions: [{ id: 'hello', channel: 'web' }],
  funnel: [allocate({ hero: { channel: 'web', atMost: 1 } })],
};
const step = compile(strategy);
const KEYS = [
  { name: 'all', scopes: ['write', 'decide', 'admin', 'metrics'], secret: 'key' },
  { name: 'rare', scopes: ['decide'], secret: 'rare-key', perSecond: 1 },
] as const;

/** A handler over a runtime of which parts are replaced. */
function made(options: Partial<HandlerOptions> = {}, replaced: Partial<Runtime> = {}, channel?: Channel): Handler {
  const runtime = embed({ step, store: memoryStore(), channels: channel === undefined ? {} : { crm: channel } });
  onTestFinished(() => runtime.stop(0));
  return handler({ keys: KEYS, ...options, runtime: { ...runtime, ...replaced } });
}

interface Asked {
  readonly method?: string;
  readonly body?: string;
  readonly key?: string;
  readonly type?: string;
  readonly origin?: string;
}

const ask = ({ fetch }: Handler, path: string, asked: Asked = {}): Promise<Response> => {
  const { method = 'POST', body = '{"customer":"ada"}', key = 'key', type = 'application/json', origin } = asked;
  const headers = {
    'content-type': type,
    ...(key === '' ? {} : { authorization: `Bearer ${key}` }),
    ...(origin === undefined ? {} : { origin }),
  };
  return fetch(new Request(`http://localhost${path}`, { method, headers, ...(method === 'POST' ? { body } : {}) }));
};

const refusing = (why: RefusalReason) => (): Promise<Response> =>
  ask(made({}, { submit: async () => ({ answer: 'refused', why, detail: 'why' }) }), '/v1/decide');

const reading =
  (code: 'SIGNATURE_MISSING' | 'SIGNATURE_INVALID' | 'TOO_OLD' | 'MALFORMED') => (): Promise<Response> => {
    const send: Channel['send'] = () => Promise.reject(new Error('not in this test'));
    const channel: Channel = { name: 'crm', send, read: async () => ({ ok: false, code, detail: 'why' }) };
    return ask(made({}, {}, channel), '/v1/webhooks/crm', { key: '' });
  };

/** A body that comes in pieces, as somebody says. */
const streamed = ({ fetch }: Handler, start: (body: ReadableStreamDefaultController<Uint8Array>) => void) => {
  const headers = { authorization: 'Bearer key', 'content-type': 'application/json' };
  const body = new ReadableStream<Uint8Array>({ start });
  return fetch(
    new Request('http://localhost/v1/decide', { method: 'POST', headers, body, duplex: 'half' } as RequestInit),
  );
};

/** For each code what leads to it; the compiler sees to it that there is one. */
const WAYS: Readonly<Record<ProblemCode, () => Promise<Response>>> = {
  KEY_MISSING: () => ask(made(), '/v1/decide', { key: '' }),
  KEY_UNKNOWN: () => ask(made(), '/v1/decide', { key: 'guess' }),
  SCOPE_MISSING: () => ask(made(), '/v1/erase', { key: 'rare-key' }),
  ORIGIN_UNKNOWN: () => ask(made(), '/v1/decide', { origin: 'https://evil.example' }),
  CUSTOMER_REFUSED: () => ask(made({ residual: { reduce: residual(strategy), admits: () => false } }), '/v1/strategy'),
  ROUTE_UNKNOWN: () => ask(made(), '/v1/decisions'),
  CHANNEL_UNKNOWN: () => ask(made(), '/v1/webhooks/nobody'),
  METHOD_UNKNOWN: () => ask(made(), '/v1/decide', { method: 'GET' }),
  BODY_SLOW: () => streamed(made({ limits: { patience: 10 } }), () => undefined),
  BODY_BROKEN: () => streamed(made(), (body) => body.error(new Error('reset'))),
  BODY_LARGE: () => ask(made({ limits: { body: 5 } }), '/v1/decide'),
  TYPE_UNKNOWN: () => ask(made(), '/v1/decide', { type: 'text/html' }),
  BODY_REJECTED: () => ask(made(), '/v1/decide', { body: '{' }),
  EVENTS_REJECTED: () => ask(made(), '/v1/events', { body: '{}' }),
  SIGNATURE_MISSING: reading('SIGNATURE_MISSING'),
  SIGNATURE_INVALID: reading('SIGNATURE_INVALID'),
  TOO_OLD: reading('TOO_OLD'),
  MALFORMED: reading('MALFORMED'),
  RATE_EXCEEDED: async () => {
    const often = made();
    await ask(often, '/v1/decide', { key: 'rare-key' });
    return ask(often, '/v1/decide', { key: 'rare-key' });
  },
  FULL: refusing('FULL'),
  STOPPED: async () => {
    const stopped = made();
    await stopped.stop();
    return ask(stopped, '/v1/decide');
  },
  CONFLICT: refusing('CONFLICT'),
  STORE_FAILED: refusing('STORE_FAILED'),
  LEDGER_FAILED: refusing('LEDGER_FAILED'),
  AUDIT_FAILED: () => ask(made({ audit: () => Promise.reject(new Error('disk is full')) }), '/v1/erase'),
  STEP_FAILED: refusing('STEP_FAILED'),
  UNEXPECTED: () => ask(made({}, { submit: () => Promise.reject(new Error('no')) }), '/v1/decide'),
};

describe('a refusal', () => {
  it.each(Object.entries(WAYS))('%s', async (code, way) => {
    const response = await way();
    const { status, title, retryAfter } = PROBLEMS[code as ProblemCode];
    expect(response.status).toBe(status);
    expect(response.headers.get('content-type')).toBe('application/problem+json');
    expect(response.headers.get('cache-control')).toBe('no-store');
    if (retryAfter !== undefined) expect(response.headers.get('retry-after')).toBe(String(retryAfter));
    if (status === 429) expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await response.json()).toMatchObject({
      type: `https://github.com/opportune/opportune/blob/main/docs/guide/serving.md#${code.toLowerCase()}`,
      title,
      status,
      code,
      detail: expect.stringMatching(/./),
    });
  });
});
