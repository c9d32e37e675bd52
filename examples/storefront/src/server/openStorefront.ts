import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { compile, type Channel, type CustomerEvent, type Millis } from '@opportune/core';
import { embed, sqliteStore, type Runtime } from '@opportune/node';
import { serve } from '@opportune/node/serve';
import { build, preview } from 'vite';

import { PAGE_KEY } from '../pageKey.ts';
import { becomeCustomer } from '../strategy/becomeCustomer.ts';
import { mailStrategy } from '../strategy/mailStrategy.ts';
import { letterLinks, type LetterLinks } from './letterLinks.ts';
import { recipientPlugin } from './recipientPlugin.ts';

/** What the shop is opened with. */
export interface StorefrontOptions {
  /** Delivers the letters; it is told what the link of each is. */
  readonly email: (linkOf: LetterLinks['linkOf']) => Channel;
  /** For the store, and for the page as it was built. */
  readonly folder: string;
  /** Where the page is; the next one that is free where it is taken. */
  readonly port: number;
  /** How long somebody has to be gone, with something in the cart, before they are reminded. */
  readonly remindAfter: Millis;
}

/** Both halves of the shop, open. */
export interface OpenStorefront {
  /** Of the page. */
  readonly url: string;
  readonly runtime: Runtime;
  readonly linkOf: LetterLinks['linkOf'];
  /** Tells the server of its one customer, who gets a letter at once. */
  welcome(): Promise<void>;
  stop(): Promise<void>;
}

/** The one customer whom this shop knows. */
export const ADA = { customer: 'ada', name: 'Ada', email: 'ada@customer.example' } as const;

const root = fileURLToPath(new URL('../..', import.meta.url));
const configFile = join(root, 'vite.config.ts');

/** Builds the page, opens the server that decides behind it, and puts both at one address. */
export async function openStorefront({ email, folder, port, remindAfter }: StorefrontOptions): Promise<OpenStorefront> {
  const site = { configFile, logLevel: 'error', build: { outDir: join(folder, 'site') } } as const;
  await build(site);

  let url = '';
  const { linkOf, recipientOf } = letterLinks(() => url, randomBytes(32).toString('hex'));
  const runtime = embed({
    step: compile(mailStrategy(remindAfter), { recipes: { becomeCustomer } }),
    store: sqliteStore({ file: join(folder, 'storefront.db') }),
    channels: { email: email(linkOf) },
  });
  const server = await serve({
    runtime,
    keys: [{ name: 'page', scopes: ['write'], secret: PAGE_KEY }],
    port: 0,
  });
  // The page speaks to where it is from, and what decides is behind that: no other origin, nothing to allow.
  const page = await preview({
    ...site,
    plugins: [recipientPlugin(recipientOf, { [ADA.customer]: ADA.name })],
    preview: { host: '127.0.0.1', port, proxy: { '/v1': server.url } },
  });
  url = new URL(page.resolvedUrls?.local[0] ?? '').origin;

  return {
    url,
    runtime,
    linkOf,
    async welcome() {
      for (const event of beforeOpening(Date.now())) await runtime.submit(event);
    },
    async stop() {
      await page.close();
      await server.stop(1_000);
    },
  };
}

/** She wants our letters, and is new here. In this order: before she wants them none is sent. */
const beforeOpening = (time: number): readonly CustomerEvent[] => [
  {
    id: 'ada agreed',
    type: 'consent_granted',
    customer: ADA.customer,
    time,
    properties: { channel: 'email', purpose: 'marketing' },
  },
  {
    id: 'ada registered',
    type: 'registered',
    customer: ADA.customer,
    time,
    properties: { email: ADA.email, name: ADA.name },
  },
];
