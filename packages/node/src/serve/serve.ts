import type { Server as NodeServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import { createAdaptorServer } from '@hono/node-server';
import type { Millis } from '@opportune/core';

import { handling } from './handler.ts';
import type { HandlerOptions } from './handlerOptions.ts';
import { limitsOf } from './limits.ts';

/**
 * Where to listen, beside what a handler is made of.
 * @public
 */
export interface ServeOptions extends HandlerOptions {
  /** Belongs to the server from now on, which stops it. */
  readonly runtime: HandlerOptions['runtime'];
  /** 0 is any that is free. */
  readonly port: number;
  /** Whom to listen to; only this machine where it is left out. Before it goes further put something that speaks TLS. */
  readonly host?: string;
}

/**
 * A server that listens.
 * @public
 */
export interface Server {
  readonly url: string;
  /**
   * Takes no more, answers what came before, waiting for it and for deliveries no longer than `grace` each, and stops the
   * runtime. Calling it again gives the same promise.
   */
  stop(grace?: Millis): Promise<void>;
}

const GRACE = 10_000;

/**
 * Listens over HTTP with the handler of these options. Resolves when it does.
 *
 * @throws {OpportuneError} OPTION_INVALID; and what the machine says where the port cannot be had. The runtime is stopped then
 * @example
 * ```ts
 * import { allocate, compile } from '@opportune/core';
 * import { embed, memoryStore } from '@opportune/node';
 * import { serve } from '@opportune/node/serve';
 *
 * const funnel = [allocate({ hero: { channel: 'web', atMost: 1 } })];
 * const step = compile({ id: 'home', version: '1', actions: [{ id: 'hello', channel: 'web' }], funnel });
 * const server = await serve({
 *   runtime: embed({ step, store: memoryStore() }),
 *   keys: [{ name: 'shop', scopes: ['write'], secret: 'example-key' }],
 *   port: 0,
 * });
 *
 * (await fetch(`${server.url}/ready`)).status; // => 200
 * await server.stop();
 * ```
 * @see docs/guide/serving.md
 * @public
 */
export async function serve(options: ServeOptions): Promise<Server> {
  try {
    return await listening(options);
  } catch (error) {
    // Nobody else has it any more who could stop it.
    await options.runtime.stop(0);
    throw error;
  }
}

async function listening(options: ServeOptions): Promise<Server> {
  const { runtime, port, host = '127.0.0.1' } = options;
  const { patience } = limitsOf(options.limits);
  const { fetch, stop: refuse } = handling(options, true);
  const server = createAdaptorServer({
    fetch,
    serverOptions: {
      // Somewhat later than the handler, which can say why.
      requestTimeout: patience + 1000,
      headersTimeout: patience,
      connectionsCheckingInterval: Math.min(patience, 1000),
    },
  }) as NodeServer;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => resolve());
  });
  const { address, family, port: found } = server.address() as AddressInfo;

  const end = async (grace: Millis): Promise<void> => {
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    // Answered connections stay open for the next request, which does not come.
    const idle = setInterval(() => server.closeIdleConnections(), 20);
    let abandon: NodeJS.Timeout | undefined;
    const over = new Promise<void>((resolve) => (abandon = setTimeout(resolve, grace)));
    await Promise.race([Promise.all([refuse(), closed]), over]);
    clearInterval(idle);
    clearTimeout(abandon);
    server.closeAllConnections();
    await runtime.stop(grace);
  };

  let ended: Promise<void> | undefined;
  return {
    url: `http://${family === 'IPv6' ? `[${address}]` : address}:${String(found)}`,
    stop: (grace = GRACE) => (ended ??= end(grace)),
  };
}
