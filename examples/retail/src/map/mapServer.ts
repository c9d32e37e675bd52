import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';

import { checkRequest, type ApiError } from './checkRequest.ts';
import { Journal } from './journal.ts';
import type { MapConfig } from './mapConfig.ts';
import { figuresIn } from './mapFigures.ts';
import type { Happened } from './message.ts';
import { Platform, type Request } from './platform.ts';
import { writeReport } from './report.ts';

/** Entries in one report. */
const BATCH = 50;

/**
 * The platform behind HTTP: `POST /api/events` as Klaviyo has it, and `POST /advance?to=…`, by which the demo moves the
 * time on. Advancing is answered when everything that happened until then was reported.
 */
export function mapServer(config: MapConfig): Server {
  const journal = new Journal(config.journal);
  const figures = figuresIn(journal.entries);
  const platform = new Platform(config, journal);
  // What is in the journal has gone its way, as far as it was reported.
  if (config.reported !== undefined) {
    for (const { topic } of platform.advance(config.reported)) figures[topic] += 1;
  }

  const takeEvent = async (request: IncomingMessage, response: ServerResponse, path: string): Promise<void> => {
    const text = await bodyOf(request);
    const checked = checkRequest({ method: request.method ?? '', path, headers: request.headers, text }, config.key);
    figures.requests += 1;
    if (!checked.ok) {
      figures.refused += 1;
      answer(response, checked.status, document(checked.errors));
      return;
    }
    if (checked.operation === 'profile') {
      // Its copy of the customers is its own: it takes attributes, and has no use for them.
      answer(response, 200, { data: { type: 'profile', id: 'profile' } });
      return;
    }
    const outcome = platform.take(requestIn(checked.body));
    figures[outcome] += 1;
    if (outcome === 'limited')
      answer(response, 429, problem(429, 'throttled', 'Request was throttled.'), { 'retry-after': '60' });
    else if (outcome === 'broken') answer(response, 500, problem(500, 'error', 'A server error occurred.'));
    else answer(response, 202);
  };

  const report = async (happened: readonly Happened[], now: number): Promise<void> => {
    const { reportTo, secret } = config;
    if (reportTo === undefined) return;
    const { body, headers } = writeReport(happened, now, secret);
    const response = await fetch(reportTo, { method: 'POST', headers, body });
    await response.arrayBuffer();
  };

  const advance = async (to: number): Promise<object> => {
    let batch: Happened[] = [];
    for (const happened of platform.advance(to)) {
      figures[happened.topic] += 1;
      batch.push(happened);
      if (batch.length < BATCH) continue;
      await report(batch, to);
      batch = [];
    }
    if (batch.length > 0) await report(batch, to);
    return { figures, next: platform.next ?? null };
  };

  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
    const work =
      pathname === '/advance'
        ? advance(Number(searchParams.get('to'))).then((body) => answer(response, 200, body))
        : takeEvent(request, response, pathname);
    work.catch((error: unknown) => answer(response, 500, problem(500, 'error', String(error))));
  });
  return server.on('close', () => journal.close());
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

function answer(response: ServerResponse, status: number, body?: object, headers: Record<string, string> = {}): void {
  response.writeHead(status, { ...(body !== undefined && { 'content-type': 'application/vnd.api+json' }), ...headers });
  response.end(body === undefined ? undefined : JSON.stringify(body));
}

const problem = (status: number, code: string, detail: string): object =>
  document([{ status, code, title: detail, detail }]);

/** Errors as JSON:API has them, each with an id by which the platform's people would find it in their logs. */
const document = (errors: readonly ApiError[]): object => ({
  errors: errors.map((error) => ({ id: randomUUID(), ...error })),
});

/** The body has been checked against the contract, which leaves open what the properties are. */
function requestIn(body: unknown): Request {
  const { attributes } = (body as EventBody).data;
  const { opportune_customer_id: customer = '', opportune_action: action = '' } = attributes.properties;
  const { unique_id: uniqueId = '', time = '' } = attributes;
  return { uniqueId, customer, action, at: Date.parse(time) };
}

interface EventBody {
  readonly data: {
    readonly attributes: {
      readonly unique_id?: string;
      readonly time?: string;
      readonly properties: Readonly<Record<'opportune_customer_id' | 'opportune_action', string | undefined>>;
    };
  };
}
