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

interface Listening {
  readonly url: string;
  stop(): Promise<void>;
}

async function listen(serving: Serving): Promise<Listening> {
  if (serving.kind === 'bare') {
    const server = createAdaptorServer({ fetch: bareApp().fetch }) as NodeServer;
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
    return {
      url: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`,
      stop: async () => server.closeAllConnections(),
    };
  }
  const ours = step();
  const store = await open(serving);
  if (serving.customers > 0) await fill(store, ours, serving.customers, Date.now());
  return serve({
    runtime: embed({ step: ours, store, channels: { email } }),
    keys: [{ name: 'bench', scopes: ['write', 'decide'], secret: KEY }],
    port: 0,
  });
}

const open = async (serving: Exclude<Serving, { kind: 'bare' }>): Promise<StateStore> =>
  serving.kind === 'sqlite' ? sqliteStore({ file: serving.file }) : postgresStore(serving);

const begun = performance.now();
const server = await listen(JSON.parse(process.argv[2]!) as Serving);
process.on('message', ({ ask }: Asked) => ask === 'memory' && say({ memory: bytesHeld() }));
process.on('disconnect', () => void server.stop().then(() => process.exit()));
say({ url: server.url, took: performance.now() - begun });
