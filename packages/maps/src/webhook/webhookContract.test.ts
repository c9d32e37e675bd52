import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';

import { webhook } from './webhook.ts';
import { webhookContract } from './webhookContract.ts';

const decision = {
  id: 'd1',
  customer: 'ada',
  action: 'call-back',
  group: 'service',
  channel: 'crm',
  slot: 'call',
  content: { script: 'Hello' },
  at: 1795338000123,
  cause: { kind: 'request', id: 'r1' },
  score: 3,
  factors: [{ factor: 'value', value: 3 }],
  probability: 1,
  strategy: { id: 'winback', version: '7', hash: '0123456789abcdef0123456789abcdef' },
} as const;

describe('webhookContract', () => {
  const [operation] = webhookContract.operations;
  const valid = new Ajv({ strict: true, allErrors: true, strictRequired: false }).compile(operation?.body ?? {});
  const body = (data: object): object => ({ type: 'decision', timestamp: '2026-11-22T09:00:00.123Z', data });

  it('holds the request of the adapter', async () => {
    const requests: { headers?: RequestInit['headers']; body?: string }[] = [];
    const channel = webhook({
      url: 'https://crm.example/decisions',
      secret: `whsec_${'a'.repeat(32)}`,
      attributes: ['email'],
      fetch: async (_, init) => {
        requests.push(init);
        return new Response(null, { status: 202 });
      },
    });
    await channel.send({ decision, profile: { email: 'ada@example.com' }, now: 1795338000123 });
    valid(JSON.parse(requests[0]?.body ?? ''));
    expect(valid.errors).toBeNull();
    const headers = new Headers(requests[0]?.headers);
    for (const [name, pattern] of Object.entries(operation?.headers ?? {})) {
      expect(headers.get(name), name).toMatch(new RegExp(pattern));
    }
  });

  it.each<[string, unknown]>([
    ['nothing', {}],
    ['another type', { ...body({ decision, profile: {} }), type: 'event' }],
    ['no profile', body({ decision })],
    ['no decision', body({ profile: {} })],
    ['a decision for nobody', body({ decision: { ...decision, customer: '' }, profile: {} })],
    ['a probability above 1', body({ decision: { ...decision, probability: 1.5 }, profile: {} })],
    ['an arm without a share', body({ decision: { ...decision, arms: { test: { arm: 'a' } } }, profile: {} })],
    ['a time that is a text', body({ decision: { ...decision, at: '2026-11-22' }, profile: {} })],
    ['more than there is', { ...body({ decision, profile: {} }), extra: 1 }],
  ])('refuses %s', (_, value) => {
    expect(valid(body({ decision, profile: {} }))).toBe(true);
    expect(valid(value)).toBe(false);
  });
});
