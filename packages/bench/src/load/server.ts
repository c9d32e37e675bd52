// A process of its own: serves what it is told to, and says where.
import type { Server as NodeServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import { createAdaptorServer } from '@hono/node-server';
import type { Channel, StateStore } from '@opportune/core';
import { embed, postgresStore, sqliteStore } from '@opportune/node';
import { serve } from '@opportune/node/serve';

import { bareApp } from '../serve/bareApp.ts';
import { KEY } from '../serve/subject.ts';
import { fill } from './filling.ts';
import { bytesHeld } from './holding.ts';
import type { Asked, Said } from './messages.ts';
import type { Serving } from './serving.ts';
import { step } from './step.ts';

const say = (said: Said): void => void process.send?.(said);

/** Takes all that it is given at once: how fast a platform is, is not what is measured. */
const email: Channel = {
  name: 'nowhere',
  send: async ({ decision: { id, customer, channel }, now }) => ({
    kind: 'receipt',
    decision: id,
    customer,
    channel,
    status: 'sent',
    time: now,
  }),
};

async function listen(serving: Serving): Promise<string> {
  if (serving.kind === 'bare') {
    const server = createAdaptorServer({ fetch: bareApp().fetch }) as NodeServer;
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
    return `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  }
  const ours = step();
  const store = await open(serving);
  if (serving.customers > 0) await fill(store, ours, serving.customers, Date.now());
  const { url } = await serve({
    runtime: embed({ step: ours, store, channels: { email } }),
    keys: [{ name: 'bench', scopes: ['write', 'decide'], secret: KEY }],
    port: 0,
  });
  return url;
}

const open = async (serving: Exclude<Serving, { kind: 'bare' }>): Promise<StateStore> =>
  serving.kind === 'sqlite' ? sqliteStore({ file: serving.file }) : postgresStore(serving);

process.on('message', ({ ask }: Asked) => ask === 'memory' && say({ memory: bytesHeld() }));
process.on('disconnect', () => process.exit());

const begun = performance.now();
const url = await listen(JSON.parse(process.argv[2]!) as Serving);
say({ url, took: performance.now() - begun });
