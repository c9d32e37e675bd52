import { all, allocate, compile, eq, gte, qualify, type CustomerState, type Strategy } from '@opportune/core';
import { residual } from '@opportune/core/residual';
import { simulatedClock } from '@opportune/testing';
import { expect, onTestFinished, test } from 'vitest';

import { embed } from '../runtime/embed.ts';
import { memoryStore } from '../store/memoryStore.ts';
import { handler } from './handler.ts';
import type { ResidualServing } from './residualServing.ts';

const NOW = Date.UTC(2026, 10, 27, 9);

const strategy: Strategy = {
  id: 'shop',
  version: '4',
  attributes: { risk: { sensitivity: 'sensitive' } },
  recipes: { scored: 'score' },
  actions: [
    { id: 'credit', channel: 'web', when: all(gte('context.cart', 100), gte('profile.risk', 7130)) },
    { id: 'deposit', channel: 'web', when: eq('profile.tier', 'doubtful') },
    { id: 'mail', channel: 'email' },
  ],
  funnel: [qualify(), allocate({ hero: { channel: 'web', atMost: 1 }, inbox: { channel: 'email', atMost: 1 } })],
};
const bindings = {
  recipes: {
    score: (draft: Record<string, unknown>, { properties }: { readonly properties: object }) =>
      void Object.assign(draft, properties),
  },
};
const keys = [{ name: 'page', scopes: ['write', 'decide'], secret: 'page-key' }] as const;

/** A server on which Ada has been scored. */
async function bench(serving: Partial<ResidualServing> = {}) {
  const clock = simulatedClock(NOW);
  const step = compile(strategy, bindings);
  const runtime = embed({ step, store: memoryStore(), clock });
  onTestFinished(() => runtime.stop(0));
  const properties = { risk: 7200, tier: 'sound' };
  await runtime.submit({ id: 'e1', type: 'scored', customer: 'ada', time: NOW, properties });
  const reduce = residual(strategy, { page: { events: ['product_viewed'], channels: ['web'] }, bindings });
  const { fetch } = handler({ runtime, keys, clock, residual: { reduce, ...serving } });
  const ask = async (body: object, headers: Readonly<Record<string, string>> = {}) => {
    const response = await fetch(
      new Request('http://localhost/v1/strategy', {
        method: 'POST',
        headers: { authorization: 'Bearer page-key', 'content-type': 'application/json', ...headers },
        body: JSON.stringify(body),
      }),
    );
    const text = await response.text();
    return { status: response.status, headers: response.headers, text, json: JSON.parse(text) as Sent };
  };
  return { ask, runtime };
}

interface Sent {
  readonly hash: string;
  readonly strategy?: Strategy;
  readonly state: CustomerState;
  readonly asked: readonly string[];
  readonly lasts: number;
  readonly code?: string;
}

test('a page is sent what can still apply, no rule that it must not see, and what is remembered of that', async () => {
  const { ask } = await bench();
  const { status, text, json, headers } = await ask({ customer: 'ada' });
  expect(status).toBe(200);
  expect(headers.get('cache-control')).toBe('no-store');
  expect(json.strategy).toMatchObject({ id: 'shop', version: '4' });
  expect(json.strategy?.actions).toEqual([{ id: 'credit', channel: 'web', when: gte('context.cart', 100) }]);
  expect(json).toMatchObject({ asked: ['inbox'], lasts: 300_000, state: { customer: 'ada', profile: {} } });
  // Neither what is asked, nor what is known, nor what else there is, nor why it is not here.
  expect(text).not.toMatch(/7130|7200|risk|tier|doubtful|sound|deposit|mail|scored|CHANNEL/);
});

test('it decides what the server decides', async () => {
  const { ask, runtime } = await bench();
  const { json } = await ask({ customer: 'ada' });
  const request = { kind: 'request', id: 'r1', customer: 'ada', slots: ['hero'], context: { cart: 120 } } as const;
  const inPage = compile(json.strategy!)(json.state, request, NOW).decisions;
  const onServer = await runtime.decide(request);
  const plain = (decisions: typeof onServer) => decisions.map(({ strategy: _, ...decision }) => decision);
  expect(plain(inPage)).toEqual(plain(onServer));
  expect(inPage).toHaveLength(1);
});

test('what the page has already is not sent again; the state is', async () => {
  const { ask } = await bench({ lasts: 1_000 });
  const { json: first } = await ask({ customer: 'ada' });
  const { json: again } = await ask({ customer: 'ada', known: first.hash });
  expect(again).toEqual({ hash: first.hash, state: first.state, asked: first.asked, lasts: 1_000 });
  expect((await ask({ customer: 'ada', known: 'of another' })).json.strategy).toEqual(first.strategy);
});

test('a customer who has become another one gets what is for that one', async () => {
  const { ask, runtime } = await bench();
  await runtime.submit({ id: 'e2', type: 'identified', customer: 'ada', time: NOW, properties: { anonymousId: 'v1' } });
  expect((await ask({ customer: 'v1' })).json.state.customer).toBe('ada');
});

test('for customers whom the caller may be, as the host says', async () => {
  const { ask } = await bench({ admits: (customer, { cookie }) => cookie === `session=${customer}` });
  expect((await ask({ customer: 'ada' }, { cookie: 'session=ada' })).status).toBe(200);
  const { status, json } = await ask({ customer: 'ada' }, { cookie: 'session=bob' });
  expect([status, json.code]).toEqual([403, 'CUSTOMER_REFUSED']);
});

test('nothing is sent where the option is left out', async () => {
  const { ask } = await bench();
  const runtime = embed({ step: compile(strategy, bindings), store: memoryStore() });
  onTestFinished(() => runtime.stop(0));
  const { fetch } = handler({ runtime, keys });
  const headers = { authorization: 'Bearer page-key', 'content-type': 'application/json' };
  const response = await fetch(
    new Request('http://localhost/v1/strategy', { method: 'POST', headers, body: '{"customer":"ada"}' }),
  );
  expect(response.status).toBe(404);
  expect((await ask({ customer: '' })).json.code).toBe('BODY_REJECTED');
});

test('how long it holds is checked', async () => {
  await expect(bench({ lasts: 0 })).rejects.toThrow(/OPTION_INVALID at \/residual\/lasts/);
});

test('a store that does not answer is told from a strategy that cannot be sent', async () => {
  const runtime = embed({ step: compile(strategy, bindings), store: memoryStore() });
  onTestFinished(() => runtime.stop(0));
  const broken = { ...runtime, known: () => Promise.reject(new Error('disk')) };
  const damaged = { ...runtime, known: async () => ({ customer: 'ada', state: { format: 1 } as CustomerState }) };
  const headers = { authorization: 'Bearer page-key', 'content-type': 'application/json' };
  const codes = await Promise.all(
    [broken, damaged].map(async (each) => {
      const { fetch } = handler({ runtime: each, keys, residual: { reduce: residual(strategy, { bindings }) } });
      const asked = new Request('http://localhost/v1/strategy', {
        method: 'POST',
        headers,
        body: '{"customer":"ada"}',
      });
      return ((await (await fetch(asked)).json()) as { code: string }).code;
    }),
  );
  expect(codes).toEqual(['STORE_FAILED', 'UNEXPECTED']);
});
