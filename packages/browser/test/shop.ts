import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import { getRequestListener } from '@hono/node-server';
import { compile, type Bindings, type CustomerEvent, type Strategy } from '@opportune/core';
import { residual, type ResidualOptions } from '@opportune/core/residual';
import { embed, memoryStore } from '@opportune/node';
import { handler } from '@opportune/node/serve';

import { built } from './built.ts';
import { bundle } from './bundle.ts';
import { shop as strategy } from './page/strategy.ts';

/** A shop on loopback: its pages, its strategy, and a real server of decisions behind it. */
export interface Shop {
  readonly url: string;
  /** Events that the server has acknowledged, in order, once each. */
  readonly events: CustomerEvent[];
  /** Pages by path, as their body or as a whole; a template for all that is not here. */
  readonly pages: Map<string, string>;
  /** Other files by path: styles, scripts and their parts. */
  readonly files: Map<string, string>;
  /** What the page is allowed, as a content security policy. */
  policy: string;
  /** The strategy that is fetched. */
  strategy: string;
  /** While it is down, nobody answers under `/v1`. */
  down: boolean;
  /** How long the answer of `/v1` takes. */
  slow: number;
  /** Paths that were asked for, but those under `/v1`. */
  readonly seen: string[];
  /** What `/v1` was asked, by path, with all that was tried in vain. */
  readonly asked: string[];
  close(): Promise<void>;
}

/** Nothing is inline, no text becomes code, and no markup becomes nodes but by a policy. */
const POLICY =
  "default-src 'none'; script-src 'self'; connect-src 'self'; img-src 'self'; style-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'";

const BODY = `
<template data-opportune-template="hero">
  <a data-opportune-href="url"><b data-opportune-if="badge" data-opportune-text="badge"></b><span data-opportune-text="title"></span></a>
  <button data-opportune-dismiss>no</button>
</template>
<template data-opportune-template="bar"><a data-opportune-href="url" data-opportune-text="title"></a></template>
<div data-opportune-slot="hero" class="hero"><p>Our own hero</p></div>
<div data-opportune-slot="bar" class="bar"><p>Our own bar</p></div>`;

const page = (body: string): string =>
  body.startsWith('<!doctype')
    ? body
    : `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Shop</title>
<link rel="stylesheet" href="/shop.css"><script src="/page.js" defer></script></head><body>${body}</body></html>`;

const STYLE = '.hero{display:block;height:200px;overflow:hidden}.bar{height:50px}';

let bundled: Promise<string> | undefined;

/** From the packages as they are built: what is tested is what is installed. */
const ownScript = (): Promise<string> => (bundled ??= bundle(`${built()}/page/entry.ts`, { isBuilt: true }));

/** What a server decides by, and what it sends of that to a page. */
export interface Decides {
  readonly strategy?: Strategy;
  readonly bindings?: Bindings;
  readonly residual?: Omit<ResidualOptions, 'bindings'> & { readonly lasts?: number };
  /** What has happened before. */
  readonly before?: readonly CustomerEvent[];
}

/** With a script of its own, or the one of these tests. */
export async function openShop(script: Promise<string> = ownScript(), decides: Decides = {}): Promise<Shop> {
  const code = await script;
  const { strategy: decided = strategy(), bindings = {}, before = [] } = decides;
  const { lasts = 300_000, ...reach } = decides.residual ?? {};
  const runtime = embed({ step: compile(decided, bindings), store: memoryStore() });
  for (const event of before) await runtime.submit(event);
  const serving = decides.residual && { residual: { reduce: residual(decided, { ...reach, bindings }), lasts } };
  const keys = [{ name: 'page', scopes: ['write', 'decide'], secret: 'page-key' } as const];
  const { fetch: answer } = handler({ runtime, keys, ...serving });
  const events: CustomerEvent[] = [];
  runtime.signals$.subscribe((signal) => {
    if (signal.kind !== 'result' || signal.answer === 'duplicate') return;
    if (signal.input.kind === 'event' || signal.input.kind === undefined) events.push(signal.input as CustomerEvent);
  });
  const listener = getRequestListener(answer);

  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://shop').pathname;
    const send = (type: string, body: string, headers: Record<string, string> = {}): void => {
      response.writeHead(200, { 'content-type': type, ...headers }).end(body);
    };
    if (path.startsWith('/v1/')) {
      shop.asked.push(path);
      if (shop.down) return void request.socket.destroy();
      return void setTimeout(() => void listener(request, response), shop.slow);
    }
    shop.seen.push(path);
    const file = shop.files.get(path);
    if (file !== undefined) {
      return send(path.endsWith('.css') ? 'text/css' : 'text/javascript', file, { 'access-control-allow-origin': '*' });
    }
    if (path === '/page.js') return send('text/javascript', code, { 'cache-control': 'max-age=60' });
    if (path === '/shop.css') return send('text/css', STYLE);
    if (path === '/strategy.json') {
      const etag = `"${createHash('sha256').update(shop.strategy).digest('hex')}"`;
      if (request.headers['if-none-match'] === etag) return void response.writeHead(304, { etag }).end();
      return send('application/json', shop.strategy, { etag });
    }
    if (path === '/favicon.ico') return void response.writeHead(204).end();
    send('text/html', page(shop.pages.get(path) ?? BODY), { 'content-security-policy': shop.policy });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const shop: Shop = {
    url: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`,
    events,
    pages: new Map(),
    files: new Map(),
    policy: POLICY,
    strategy: JSON.stringify(strategy()),
    down: false,
    slow: 0,
    seen: [],
    asked: [],
    async close() {
      server.closeAllConnections();
      server.close();
      await runtime.stop();
    },
  };
  return shop;
}
