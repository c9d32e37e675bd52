// A platform that outlives all who send to it. Says its address; its journal is at /journal.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import type { Arrival } from './arrival.ts';

/** Every so many-th answer is lost on the way, though what it answers was done. */
const LOST = 97;
/** Tells a customer again where it is asked again, as some platforms do. */
const FORGETFUL = 'sms';

const journal: Arrival[] = [];
const known = new Set<string>();

const server = createServer(({ method, url, headers }, response) => {
  if (method === 'GET') return response.end(JSON.stringify(journal));
  const channel = url?.slice(1) ?? '';
  const decision = String(headers['idempotency-key']);
  const isLost = journal.length % LOST === LOST - 1;
  const isEffect = channel === FORGETFUL || !known.has(decision);
  known.add(decision);
  journal.push({ channel, decision, run: String(headers['x-run']), isEffect, isLost });
  return isLost ? response.destroy() : response.end();
});
server.listen(0, '127.0.0.1', () => {
  process.stdout.write(`http://127.0.0.1:${String((server.address() as AddressInfo).port)}\n`);
});
