import { once } from 'node:events';
import { Agent, createServer, request as ask, type IncomingMessage, type RequestListener } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { text } from 'node:stream/consumers';

import { getRequestListener } from '@hono/node-server';
import { allocate, compile, occurrence, type StateStore } from '@opportune/core';
import { Hono } from 'hono';
import { expect, onTestFinished, test, vi } from 'vitest';

import { embed } from '../runtime/embed.ts';
import { memoryStore } from '../store/memoryStore.ts';
import { handler } from './handler.ts';
import { serve, type ServeOptions } from './serve.ts';

const step = compile({
  id: 'shop',
  version: '1',
  triggers: { viewed: occurrence('viewed') },
  actions: [{ id: 'tip', channel: 'web', on: 'viewed' }],
  funnel: [allocate({ hero: { channel: 'web', atMost: 1 } })],
});
const keys = [{ name: 'server', scopes: ['write', 'decide', 'admin'], secret: 'example-key' }] as const;
const headers = { authorization: 'Bearer example-key', 'content-type': 'application/json' };
const viewed = (id: string) => ({ id, type: 'viewed', customer: 'ada', time: Date.now(), properties: {} });

async function bench(options: Partial<ServeOptions> & { readonly store?: StateStore } = {}) {
  const store = options.store ?? memoryStore();
  const server = await serve({ runtime: embed({ step, store }), keys, port: 0, ...options });
  onTestFinished(() => server.stop(0));
  const post = (path: string, body: unknown) =>
    fetch(server.url + path, { method: 'POST', headers, body: JSON.stringify(body) });
  return { server, store, post, port: Number(new URL(server.url).port) };
}

/** A socket that has sent a text, and all that came back. */
async function wire(port: number, sent: string): Promise<Socket & { readonly seen: () => string }> {
  const socket = connect(port, '127.0.0.1');
  let seen = '';
  socket.setEncoding('utf8').on('data', (piece: string) => (seen += piece));
  socket.on('error', () => undefined);
  await once(socket, 'connect');
  socket.write(sent);
  onTestFinished(() => void socket.destroy());
  return Object.assign(socket, { seen: () => seen });
}

const head = (length: string): string =>
  [
    'POST /v1/events HTTP/1.1',
    'host: x',
    'authorization: Bearer example-key',
    'content-type: application/json',
    length,
    '',
    '',
  ].join('\r\n');

test('where it cannot listen the runtime is not left running', async () => {
  const { port } = await bench();
  const taken = embed({ step, store: memoryStore() });
  await expect(serve({ runtime: taken, keys, port })).rejects.toThrow(/EADDRINUSE/);
  expect(await taken.submit(viewed('e1'))).toMatchObject({ answer: 'refused', why: 'STOPPED' });
  const wrong = embed({ step, store: memoryStore() });
  await expect(serve({ runtime: wrong, keys, port: 0, origins: ['*'] })).rejects.toThrow(/OPTION_INVALID/);
  expect(await wrong.ready()).toBe(false);
});

test('it listens on this machine only, and stops with the runtime', async () => {
  const runtime = embed({ step, store: memoryStore() });
  const { server, post } = await bench({ runtime });
  expect(server.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  expect((await post('/v1/events', viewed('e1'))).status).toBe(200);
  await server.stop();
  expect(await runtime.ready()).toBe(false);
  await expect(fetch(server.url)).rejects.toThrow();
});

test('a port that is taken is told at once', async () => {
  const { port } = await bench();
  await expect(bench({ port })).rejects.toThrow('EADDRINUSE');
});

test('one connection carries many requests, also after one that was refused', async () => {
  const { port } = await bench();
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  onTestFinished(() => agent.destroy());
  const status = async (body: string, more: Readonly<Record<string, string>> = {}): Promise<number | undefined> => {
    const sent = ask({ port, path: '/v1/events', method: 'POST', agent, headers: { ...headers, ...more } });
    sent.end(body);
    const [response] = (await once(sent, 'response')) as [IncomingMessage];
    await text(response);
    return response.statusCode;
  };
  const statuses = [];
  for (const body of [JSON.stringify(viewed('e1')), '{', JSON.stringify(viewed('e2'))])
    statuses.push(await status(body));
  statuses.push(await status('{}', { authorization: 'Bearer other' }), await status(JSON.stringify(viewed('e3'))));
  expect(statuses).toEqual([200, 400, 200, 401, 200]);
});

test('a body that is too large is refused before it has come, whether it says so or not', async () => {
  const { port, store } = await bench({ limits: { body: 1000 } });
  const said = await wire(port, head('content-length: 2000000000'));
  await vi.waitFor(() => expect(said.seen()).toMatch(/^HTTP\/1\.1 413 /));
  const chunked = await wire(port, `${head('transfer-encoding: chunked')}800\r\n${'x'.repeat(0x800)}\r\n`);
  await vi.waitFor(() => expect(chunked.seen()).toMatch(/^HTTP\/1\.1 413 /));
  expect(await store.load('ada')).toBeUndefined();
});

test('a body that breaks off is not taken in, and harms nobody else', async () => {
  const { port, store, post } = await bench();
  const body = JSON.stringify(viewed('e1'));
  for (const length of [`content-length: ${String(body.length)}`, 'transfer-encoding: chunked']) {
    const socket = await wire(port, head(length) + body.slice(0, 20));
    socket.destroy();
  }
  expect((await post('/v1/events', viewed('e2'))).status).toBe(200);
  expect((await store.load('ada'))?.version).toBe(1);
});

test('a client that does not get on is told so, while others are answered', async () => {
  const { port, post } = await bench({ limits: { patience: 150 } });
  const slow = await wire(port, head('content-length: 100') + '{');
  const silent = await wire(port, 'POST /v1/events HTTP/1.1\r\nhost: x\r\n');
  expect((await post('/v1/events', viewed('e1'))).status).toBe(200);
  await vi.waitFor(() => expect(slow.seen()).toContain('"code":"BODY_SLOW"'), { timeout: 3000 });
  await vi.waitFor(() => expect(silent.seen()).toMatch(/^HTTP\/1\.1 408 /), { timeout: 3000 });
});

test('who no longer waits for the answer has still been heard', async () => {
  const { port, store } = await bench();
  const body = JSON.stringify(viewed('e1'));
  const socket = await wire(port, head(`content-length: ${String(body.length)}`) + body);
  socket.end();
  await vi.waitFor(async () => expect((await store.load('ada'))?.version).toBe(1));
});

test('what is in hand when it stops is answered, and idle connections do not hold it up', async () => {
  const inner = memoryStore();
  let release: () => void = () => undefined;
  const gone = new Promise<void>((resolve) => (release = resolve));
  const begun = vi.fn<() => void>();
  const commit: StateStore['commit'] = async (units) => {
    begun();
    await gone;
    return inner.commit(units);
  };
  const { server, post } = await bench({ store: { ...inner, commit } });
  const agent = new Agent({ keepAlive: true });
  onTestFinished(() => agent.destroy());
  const idle = ask(`${server.url}/health`, { agent }).end();
  await text(((await once(idle, 'response')) as [IncomingMessage])[0]);
  const answer = post('/v1/events', viewed('e1'));
  await vi.waitFor(() => expect(begun).toHaveBeenCalled());
  const stopping = server.stop();
  release();
  expect((await answer).status).toBe(200);
  const answered = performance.now();
  await stopping;
  expect(performance.now() - answered).toBeLessThan(1500);
});

test('a client that goes on sending holds it up no longer than the grace', async () => {
  const { server, port } = await bench();
  await wire(port, head('content-length: 100') + '{');
  await new Promise((resolve) => setTimeout(resolve, 50));
  const begun = performance.now();
  await server.stop(100);
  expect(performance.now() - begun).toBeLessThan(2000);
});

test('more load than there is room for is held off, and none of it is lost or doubled', async () => {
  const inner = memoryStore();
  const commit: StateStore['commit'] = async (units) => {
    await new Promise((resolve) => setTimeout(resolve, 20));
    return inner.commit(units);
  };
  const { post, server } = await bench({ limits: { requests: 4 }, store: { ...inner, commit } });
  let heldOff = 0;
  const send = async (id: string): Promise<string> => {
    for (;;) {
      const response = await post('/v1/events', { ...viewed(id), customer: id });
      const { results } = (await response.json()) as { readonly results?: readonly { readonly answer: string }[] };
      if (response.status === 200) return results![0]!.answer;
      expect([response.status, response.headers.get('retry-after')]).toEqual([429, '1']);
      heldOff += 1;
      // Sooner than is asked for, so that it stays crowded.
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  };
  const answers = await Promise.all(Array.from({ length: 200 }, (_, n) => send(`e${String(n)}`)));
  expect(answers).toEqual(answers.map(() => 'accepted'));
  expect(heldOff).toBeGreaterThan(0);
  expect((await fetch(`${server.url}/ready`)).status).toBe(200);
});

test('an input that nobody ends holds it up no longer than the grace', async () => {
  const runtime = embed({ step, store: memoryStore() });
  const submit = vi.fn<typeof runtime.submit>(() => new Promise(() => undefined));
  const { server, post } = await bench({ runtime: { ...runtime, submit } });
  const answer = post('/v1/events', viewed('e1'));
  await vi.waitFor(() => expect(submit).toHaveBeenCalled());
  await Promise.all([expect(answer).rejects.toThrow(), server.stop(100)]);
});

/** Listens as somebody else's server does, and asks for a decision there. */
async function asked(listener: RequestListener, path: string): Promise<unknown> {
  const server = createServer(listener);
  onTestFinished(() => void server.close());
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const url = `http://127.0.0.1:${String(port)}${path}`;
  const response = await fetch(url, { method: 'POST', headers, body: '{"customer":"ada"}' });
  return { status: response.status, ...((await response.json()) as object) };
}

const mounted = () => {
  const runtime = embed({ step, store: memoryStore() });
  onTestFinished(() => runtime.stop(0));
  return runtime;
};

test('the handler mounts in a server of node:http', async () => {
  const { fetch } = handler({ runtime: mounted(), keys });
  expect(await asked(getRequestListener(fetch), '/v1/decide')).toMatchObject({ status: 200, decisions: [] });
});

test('the handler mounts in Hono, whose path it does not see', async () => {
  const { fetch } = handler({ runtime: mounted(), keys });
  const app = new Hono().mount('/opportune', fetch);
  expect(await asked(getRequestListener(app.fetch), '/opportune/v1/decide')).toMatchObject({ status: 200 });
});
