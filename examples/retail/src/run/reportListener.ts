import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import type { Clock, CustomerEvent } from '@opportune/core';
import type { Runtime } from '@opportune/node';

/** Who is told of reports. */
export interface Audience {
  /** Of each event that was in one, news or not. */
  heard(event: CustomerEvent): void;
  /** Of each report, whether it was believed and taken in. */
  answered(isTaken: boolean): void;
}

/** The shop's own small HTTP server: the address that the mailing platform reports to. */
export interface ReportListener {
  readonly url: string;
  close(): void;
}

/**
 * Takes in signed reports and hands them, as they came, to the runtime. Where an event was refused it answers with an
 * error, so that the platform reports again.
 */
export async function listenForReports(
  clock: Clock,
  runtime: () => Runtime,
  audience: Audience,
): Promise<ReportListener> {
  const take = async (request: IncomingMessage): Promise<number> => {
    const body = await bodyOf(request);
    const headers = Object.fromEntries(
      Object.entries(request.headers).map(([name, value]) => [
        name,
        Array.isArray(value) ? value.join(', ') : (value ?? ''),
      ]),
    );
    const reported = await runtime().report('email', { headers, body, received: clock.now() });
    if (!reported.ok) return reported.code === 'MALFORMED' ? 400 : 401;
    if (reported.submitted.some(({ submitted }) => submitted.answer === 'refused')) return 503;
    for (const { event } of reported.submitted) audience.heard(event);
    return 200;
  };
  const server = createServer((request, response) => {
    const done = (status: number): void => {
      audience.answered(status === 200);
      response.writeHead(status).end();
    };
    take(request).then(done, () => done(500));
  });
  await listening(server);
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${String(port)}/reports`, close: () => void server.close() };
}

const listening = (server: Server): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });

async function bodyOf(request: IncomingMessage): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
