import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { join } from 'node:path';

import { openStorefront } from '@opportune/example-storefront/open';
import { story } from '@opportune/example-storefront/story';
import { klaviyo } from '@opportune/maps/klaviyo';
import type { Colors } from 'picocolors/types';

import type { StorefrontMode } from './cli/options.ts';
import { startMap } from './map/startMap.ts';

/**
 * Opens the shop in the browser, with the server that decides behind it and the mailing platform of this demo, and tells what happens
 * until it is stopped. Nothing is simulated in it: the clock is the one on the wall, and the customer is whoever opens the page.
 */
export async function storefront(
  { out, port, remindAfter }: StorefrontMode,
  stop: AbortSignal,
  write: (line: string) => void,
  colors: Colors,
): Promise<void> {
  const { bold, dim, cyan } = colors;
  const key = 'pk_retail_example';
  const journal = join(out, 'map.jsonl');
  // Nobody is in its lists, and what becomes of a letter is up to who reads it: here, not by chance there.
  const map = await startMap({
    seed: 7,
    customers: 0,
    start: Date.now(),
    days: 0,
    key,
    secret: randomBytes(32).toString('hex'),
    journal,
    isCalm: true,
  });
  try {
    const shop = await openStorefront({
      email: (linkOf) =>
        klaviyo({
          key,
          baseUrl: map.url,
          metric: 'Letter',
          properties: ({ decision }) => ({ ...(decision.content as object), link: linkOf(decision) }),
        }),
      folder: out,
      port,
      remindAfter,
    });
    write(
      [
        '',
        bold('Opportune: a shop to walk through'),
        '',
        `  ${dim('shop      ')} ${cyan(shop.url)}`,
        `  ${dim('platform  ')} ${map.url}, ${dim('in a process of its own; what it takes stands in')} ${journal}`,
        `  ${dim('store     ')} ${join(out, 'storefront.db')}`,
        '',
        '  1. A letter goes out to Ada, below. Open its link: she is on her way.',
        '  2. Allow it to remember, and look at two pairs of boots: the first page is about boots now.',
        '  3. Put one pair into the cart, look at the cart, and close the tab.',
        `  4. After ${String(remindAfter / 1_000)} seconds a reminder goes out, once. Come back by its link, and order.`,
        '',
        `  ${dim('Alt+Shift+O on a page opens the developer panel: what happened there, and why.')}`,
        `  ${dim('“Forget me”, at the bottom of each page, begins anew. Control-C closes the shop.')}`,
        '',
      ].join('\n'),
    );
    const told = { colors, linkOf: shop.linkOf, timeOf: (now: number) => new Date(now).toLocaleTimeString('en-GB') };
    shop.runtime.signals$.subscribe((signal) => {
      for (const line of story(signal, Date.now(), told)) write(line);
    });
    await shop.welcome();
    if (!stop.aborted) await once(stop, 'abort');
    write(`\n  ${dim('closing the shop')}`);
    await shop.stop();
  } finally {
    map.stop();
  }
}
