import type { Page } from 'playwright';
import { describe, expect, it, vi } from 'vitest';

import { until } from './until.ts';
import { isHere, visitor, withBrowser } from './visitor.ts';

const look = (page: Page) =>
  page.evaluate(async () => {
    const answers = [
      await window.client.track('product_viewed', { text: 'x'.repeat(10_000) }),
      await window.client.track('product_viewed', { text: 'x'.repeat(10_000) }),
    ];
    const [first] = await window.client.decide('hero');
    await window.client.flush();
    return { answers: answers.map(({ answer }) => answer), shown: first?.action };
  });

const seen = { answers: ['kept', 'kept'], shown: 'shoes' };

const troublesOf = (page: Page) => page.evaluate(() => [...new Set(window.troubles.map(({ code }) => code))]);

/** Opens the database as somebody else in the shop would, and does nothing when it is asked to let go. */
const openAs = (page: Page, version: number) =>
  page.evaluate(
    (asked) =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('opportune', asked);
        opening.onupgradeneeded = () => {
          const { result } = opening;
          if (result.objectStoreNames.length > 0) return;
          result.createObjectStore('records');
          result.createObjectStore('outbox', { autoIncrement: true });
        };
        opening.onsuccess = () => {
          (window as unknown as { held: IDBDatabase }).held = opening.result;
          resolve();
        };
        opening.onerror = () => reject(opening.error!);
      }),
    version,
  );

const ELSEWHERE = '<!doctype html><html lang="en"><body>another page of the shop</body></html>';

/** A page of somebody whose browser has hardly any room left for the shop. */
async function cramped() {
  const { shop, open, context } = await visitor({ consent: true });
  shop.pages.set('/elsewhere', ELSEWHERE);
  const page = await open('/elsewhere');
  const session = await context.newCDPSession(page);
  await session.send('Storage.overrideQuotaForOrigin', { origin: shop.url, quotaSize: 300_000 });
  await page.goto(shop.url);
  return { shop, open, page };
}

describe.skipIf(!isHere)('what a browser does to what is kept', { timeout: 60_000 }, () => {
  withBrowser();

  it('has no more room: the page goes on by itself, and all that happened is sent, by this page or the next', async () => {
    const { shop, open, page } = await cramped();
    shop.down = true;
    await page.evaluate(() => window.client.track('product_viewed', { n: 0 }));
    expect(await troublesOf(page)).not.toContain('MEMORY_FAILED');
    const shown = await page.evaluate(async () => {
      const { client } = window;
      const text = 'x'.repeat(400_000);
      const answers = [await client.track('text_written', { text }), await client.track('product_viewed', { n: 1 })];
      const [first] = await client.decide('hero');
      return [...answers.map(({ answer }) => answer), first?.action];
    });
    expect(shown).toEqual(['kept', 'kept', 'shoes']);
    const troubles = await page.evaluate(() => window.troubles.filter(({ code }) => code === 'MEMORY_FAILED'));
    expect(troubles.map(({ message }) => message)).toEqual([expect.stringContaining('QuotaExceededError') as string]);
    shop.down = false;
    await page.evaluate(() => window.client.flush());
    const next = await open();
    await vi.waitFor(async () => {
      await next.evaluate(() => window.client.flush());
      const arrived = shop.events
        .filter(({ type }) => type === 'product_viewed')
        .map(({ properties }) => properties['n']);
      expect(new Set(arrived)).toEqual(new Set([0, 1]));
    }, until);
  });

  it('has no more room for what was decided and told already: the page goes on from there, and the events are sent once', async () => {
    const { shop, page } = await cramped();
    await page.evaluate(() => window.client.track('page_ready'));
    await page.evaluate(() => window.client.flush());
    const { answers, actions, troubles } = await page.evaluate(async () => {
      const { client } = window;
      const told: string[] = [];
      client.addEventListener('trouble', ({ detail }) => told.push(detail.code));
      // All of it in one transaction, which is not kept.
      const events = ['text_written', 'product_viewed', 'product_viewed'].map((type) =>
        client.track(type, type === 'text_written' ? { text: 'x'.repeat(400_000) } : {}),
      );
      const [first] = await client.decide('hero');
      const before = [...told];
      const taken = await Promise.all(events);
      const [next] = await client.decide('hero');
      return {
        answers: taken.map(({ answer }) => answer),
        actions: [first?.action, next?.action],
        troubles: [before, told],
      };
    });
    expect(answers).toEqual(['kept', 'kept', 'kept']);
    expect(actions).toEqual(['shoes', 'shoes']);
    expect(troubles).toEqual([[], ['MEMORY_FAILED']]);
    await page.evaluate(() => window.client.flush());
    // A text of this length the server does not take.
    expect(shop.events.map(({ type }) => type)).toEqual(['page_ready', 'product_viewed', 'product_viewed']);
  });

  it('is told by a newer version of the page to let go: goes on with what it knows, and holds up nobody', async () => {
    const { shop, open } = await visitor({ consent: true });
    const page = await open();
    await page.evaluate(() => window.client.track('product_viewed', { n: 0 }));
    await page.evaluate(() => window.client.flush());
    shop.pages.set('/elsewhere', ELSEWHERE);
    await openAs(await open('/elsewhere'), 2);
    await page.evaluate(() => window.client.track('product_viewed', { n: 1 }));
    const [first] = await page.evaluate(() => window.client.decide('hero'));
    expect(first?.action).toBe('shoes');
    await page.evaluate(() => window.client.flush());
    await vi.waitFor(() => expect(shop.events).toHaveLength(2), until);
    expect(await troublesOf(page)).toEqual(['MEMORY_FAILED']);
  });

  it('holds what a newer version of the page has written: the older one goes on by itself', async () => {
    const { shop, open } = await visitor({ consent: true });
    shop.pages.set('/elsewhere', ELSEWHERE);
    await openAs(await open('/elsewhere'), 2);
    const page = await open();
    expect(await look(page)).toEqual(seen);
    await vi.waitFor(() => expect(shop.events).toHaveLength(2), until);
    expect(await troublesOf(page)).toEqual(['MEMORY_FAILED']);
  });

  it('does not answer because another tab holds it: the page does not wait for ever', async () => {
    const { shop, open } = await visitor({ consent: true, use: ['slots'] });
    shop.pages.set('/elsewhere', ELSEWHERE);
    const holder = await open('/elsewhere');
    await openAs(holder, 1);
    // Waits until the holder lets go, and so does everybody who comes after.
    await holder.evaluate(() => void indexedDB.deleteDatabase('opportune'));
    const page = await open();
    await page.locator('.hero[data-opportune-state=filled]').waitFor({ timeout: 10_000 });
    expect(await look(page)).toEqual(seen);
    await vi.waitFor(() => expect(shop.events).toHaveLength(2), until);
    expect(await troublesOf(page)).toEqual(['MEMORY_FAILED']);
  });
});
