import { Hono, type Context } from 'hono';
import { cors } from 'hono/cors';

import { systemClock } from '../clock/systemClock.ts';
import { optionInvalid } from '../internal/optionInvalid.ts';
import { toResponse, type Answer } from './answer.ts';
import { answering } from './answering.ts';
import type { HandlerOptions } from './handlerOptions.ts';
import { originsOf } from './originsOf.ts';
import { problem } from './problem.ts';
import { isForPages, nameOf } from './route.ts';
import { ROUTES } from './routes/routes.ts';

/**
 * A runtime as a function of web requests.
 * @public
 */
export interface Handler {
  /** Answers a request. Never rejects. */
  readonly fetch: (request: Request) => Promise<Response>;
  /** Refuses what comes from now on, and resolves when all that came before is answered. The runtime goes on. */
  readonly stop: () => Promise<void>;
}

/**
 * A runtime over HTTP: events, decisions, outcomes and reports of platforms in; explanations, exports, health and figures
 * out. It is one function from `Request` to `Response`, so it mounts wherever there are such: in `node:http`, Express,
 * Fastify, Hono, Next. To listen by itself, use `serve`.
 *
 * A body is acknowledged when all that it leads to is stored. What is refused is refused with problem details and one of
 * our codes, and can be sent again as it is.
 *
 * @throws {OpportuneError} OPTION_INVALID
 * @example
 * ```ts
 * import { allocate, compile } from '@opportune/core';
 * import { embed, memoryStore } from '@opportune/node';
 * import { handler } from '@opportune/node/serve';
 *
 * const funnel = [allocate({ hero: { channel: 'web', atMost: 1 } })];
 * const step = compile({ id: 'home', version: '1', actions: [{ id: 'hello', channel: 'web' }], funnel });
 * const { fetch } = handler({
 *   runtime: embed({ step, store: memoryStore() }),
 *   keys: [{ name: 'shop', scopes: ['decide'], secret: 'example-key' }],
 * });
 *
 * const response = await fetch(
 *   new Request('http://localhost/v1/decide', {
 *     method: 'POST',
 *     headers: { authorization: 'Bearer example-key', 'content-type': 'application/json' },
 *     body: JSON.stringify({ customer: 'ada', slots: ['hero'] }),
 *   }),
 * );
 * response.status; // => 200
 * ((await response.json()) as { decisions: { action: string }[] }).decisions[0]?.action; // => 'hello'
 * ```
 * @see docs/guide/serving.md
 * @public
 */
export function handler(options: HandlerOptions): Handler {
  return handling(options, false);
}

/** @param isCutOff - whether the server that it is in ends a connection on which a body does not come in time */
export function handling(options: HandlerOptions, isCutOff: boolean): Handler {
  const { clock = systemClock(), base = '/' } = options;
  const origins = originsOf(options.origins);
  const { lasts = 1 } = options.residual ?? {};
  if (!(lasts > 0 && Number.isFinite(lasts))) throw optionInvalid('/residual/lasts', 'milliseconds, above 0');
  const { answer, passOver, stop } = answering({ ...options, clock, origins, isCutOff });
  const app = new Hono().basePath(base);

  const other = (refused: Answer, request: Request): Response => {
    passOver(refused, request);
    return toResponse(refused);
  };
  for (const route of ROUTES) {
    const paths = [...route.paths];
    if (origins.length > 0 && isForPages(route)) {
      for (const path of paths) app.use(path, cors({ ...CORS, origin: [...origins] }));
    }
    const run = async (context: Context): Promise<Response> =>
      toResponse(await answer(route, context.req.raw, context.req.param('name') ?? ''));
    app.on(route.method, paths, run);
  }
  for (const [path, allow] of methodsByPath()) {
    app.all(path, ({ req }: Context): Response => {
      const detail = `expected ${allow}, found ${req.method}`;
      return other(problem('METHOD_UNKNOWN', detail, { headers: { allow } }), req.raw);
    });
  }
  app.notFound(({ req: { method, path, raw } }) =>
    other(problem('ROUTE_UNKNOWN', `expected one of ${ADDRESSES}, found ${method} ${path.slice(0, PATH_SHOWN)}`), raw),
  );
  app.onError((_, { req }) => other(problem('UNEXPECTED', 'the request could not be answered'), req.raw));
  return { fetch: async (request) => app.fetch(request), stop };
}

/** By path: the methods that it is for, as `Allow` lists them. */
function methodsByPath(): ReadonlyMap<string, string> {
  const methods = new Map<string, string>();
  for (const { paths, method } of ROUTES) {
    for (const path of paths) methods.set(path, methods.has(path) ? `${methods.get(path)!}, ${method}` : method);
  }
  return methods;
}

const ADDRESSES = ROUTES.map(nameOf).join(', ');

/** An address may be as long as somebody likes. */
const PATH_SHOWN = 100;

const CORS = {
  allowMethods: ['POST'],
  allowHeaders: ['authorization', 'content-type'],
  exposeHeaders: ['retry-after', 'x-ratelimit-reset'],
  maxAge: 600,
};
