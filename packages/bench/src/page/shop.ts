import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';

import { strategyOf } from './strategy.ts';

/** Where the page's script was bundled, beside this. */
const SCRIPT = fileURLToPath(new URL('page.js', import.meta.url));

/** How long the strategy takes to come over a network. */
const NETWORK_MS = 100;

/** Nothing is inline, no text becomes code, and no markup becomes nodes. */
const POLICY =
  "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'";

const STYLE = '.hero{display:block;height:200px;overflow:hidden}.bar{height:50px}';

/** A script whose address is new was never seen by the browser. */
const pageOf = (
  script: string,
): string => `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Shop</title>
<link rel="stylesheet" href="/shop.css"><script src="/page.js?${script}" defer></script></head><body>
<template data-opportune-template="hero"><a data-opportune-href="url" data-opportune-text="title"></a></template>
<template data-opportune-template="bar"><a data-opportune-href="url" data-opportune-text="title"></a></template>
<div data-opportune-slot="hero" class="hero"><p>Our own hero</p></div>
<div data-opportune-slot="bar" class="bar"><p>Our own bar</p></div></body></html>`;

/** A shop on loopback, which takes every event and answers nothing to it. */
export interface PageShop {
  readonly url: string;
  /** Bytes of the page's script. */
  readonly bytes: number;
  close(): void;
}

export async function pageShop(): Promise<PageShop> {
  const code = readFileSync(SCRIPT);
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://shop');
    const send = (type: string, body: string | Buffer, headers: Readonly<Record<string, string>> = {}): void => {
      response.writeHead(200, { 'content-type': type, ...headers }).end(body);
    };
    if (pathname.startsWith('/v1/')) send('application/json', '{"results":[]}');
    else if (pathname === '/page.js') send('text/javascript', code, { 'cache-control': 'max-age=31536000' });
    else if (pathname === '/shop.css') send('text/css', STYLE, { 'cache-control': 'max-age=31536000' });
    else if (pathname === '/favicon.ico') response.writeHead(204).end();
    else if (pathname === '/strategy.json') {
      const n = Number(searchParams.get('n'));
      const etag = `"${String(n)}"`;
      setTimeout(() => {
        if (request.headers['if-none-match'] === etag) response.writeHead(304, { etag }).end();
        else send('application/json', JSON.stringify(strategyOf(n)), { etag });
      }, NETWORK_MS);
    } else {
      send('text/html', pageOf(searchParams.get('script') ?? ''), {
        'content-security-policy': POLICY,
        // Alone in its process, a page may look at a clock that tells more than tenths of milliseconds.
        'cross-origin-opener-policy': 'same-origin',
        'cross-origin-embedder-policy': 'require-corp',
      });
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`,
    bytes: code.length,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}
