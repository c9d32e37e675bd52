import type { CDPSession } from 'playwright';
import { describe, expect, it, vi } from 'vitest';

import { until } from './until.ts';
import { isHere, visitor, withBrowser } from './visitor.ts';

const UNLIMITED = -1;

/** The network from now on: whether there is any, and how long it takes. */
const network = (session: CDPSession, offline: boolean, latency = 0) =>
  session.send('Network.emulateNetworkConditions', {
    offline,
    latency,
    downloadThroughput: UNLIMITED,
    uploadThroughput: UNLIMITED,
  });

describe.skipIf(!isHere)('the network', { timeout: 60_000 }, () => {
  withBrowser();

  it('goes and comes back: the page decides meanwhile, and sends by itself what has waited', async () => {
    const { shop, open, context } = await visitor({ consent: true, strategy: 'fetched' });
    const page = await open();
    await page.evaluate(() => window.client.decide('hero'));
    const session = await context.newCDPSession(page);
    await session.send('Network.enable');
    await network(session, true);
    const shown = await page.evaluate(async () => {
      await window.client.track('product_viewed', { n: 1 });
      await window.client.track('product_viewed', { n: 2 });
      await window.client.flush();
      return (await window.client.decide('hero')).map(({ action }) => action);
    });
    expect(shown).toEqual(['shoes']);
    expect(await page.evaluate(() => window.troubles.map(({ code }) => code))).toContain('SEND_FAILED');
    expect(shop.events).toEqual([]);
    await network(session, false);
    await vi.waitFor(() => expect(shop.events.map(({ properties }) => properties['n'])).toEqual([1, 2]), until);
  });

  it('is slow: the page shows its own in time and keeps it, and the next page knows at once', async () => {
    const { shop, open, context } = await visitor({ consent: true, strategy: 'fetched', use: ['slots'], budget: 300 });
    shop.pages.set('/elsewhere', '<!doctype html><html lang="en"><body>another page</body></html>');
    const page = await open('/elsewhere');
    const session = await context.newCDPSession(page);
    await session.send('Network.enable');
    await network(session, false, 1_000);
    await page.goto(shop.url);
    await page.locator('.hero[data-opportune-state=own]').waitFor();
    await vi.waitFor(async () => expect(await page.evaluate(() => window.client.strategy?.version)).toBe('1'), until);
    expect(await page.locator('.hero').textContent()).toBe('Our own hero');
    const before = Date.now();
    await page.reload();
    await page.locator('.hero[data-opportune-state=filled]').waitFor();
    // By the one that was kept: the network has not said yet that it is the newest.
    expect(await page.evaluate(() => window.decisions.length)).toBe(1);
    expect(await page.evaluate(() => window.client.strategy!.checked)).toBeLessThan(before);
  });

  it('fails now and then: everything arrives once', async () => {
    const { shop, open, context } = await visitor({ consent: true });
    let tries = 0;
    await context.route('**/v1/events', (route) => {
      tries += 1;
      if (tries % 3 === 1) return route.fulfill({ status: 503, headers: { 'retry-after': '1' }, body: 'busy' });
      // It has arrived, and the answer is lost: the page cannot know.
      if (tries % 3 === 2) return route.fetch().then(() => route.abort());
      return route.continue();
    });
    const page = await open();
    await page.evaluate(async () => {
      for (let n = 0; n < 20; n += 1) await window.client.track('product_viewed', { n });
    });
    const waiting = () =>
      page.evaluate(async () => {
        await window.client.flush();
        return window.troubles.map(({ code }) => code);
      });
    await vi.waitFor(async () => {
      await waiting();
      expect(shop.events).toHaveLength(20);
      expect(tries).toBeGreaterThanOrEqual(3);
    }, until);
    expect(new Set(shop.events.map(({ id }) => id)).size).toBe(20);
    expect(new Set(await waiting())).toEqual(new Set(['SEND_FAILED']));
  });
});
