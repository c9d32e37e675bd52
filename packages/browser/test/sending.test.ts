import type { Page } from 'playwright';
import { describe, expect, it, vi } from 'vitest';

import { until } from './until.ts';
import { isHere, visitor, withBrowser } from './visitor.ts';

describe.skipIf(!isHere)('sending', { timeout: 60_000 }, () => {
  withBrowser();

  it('loses nothing where a page is left while it sends, again and again', async () => {
    const { shop, open } = await visitor({ consent: true });
    const page = await open();
    await page.evaluate(() => window.client.track('page_ready'));
    shop.slow = 200;
    for (let leaving = 0; leaving < 10; leaving += 1) {
      // Synchronous, and away at once: nothing has reached the outbox by then.
      await page.evaluate((round) => {
        for (let n = 0; n < 20; n += 1) void window.client.track('product_viewed', { round, n });
        location.href = `/?${String(round)}`;
      }, leaving);
      await page.waitForURL(`**/?${String(leaving)}`);
      await page.evaluate(() => window.client.track('page_ready'));
    }
    shop.slow = 0;
    await page.evaluate(() => window.client.flush());
    const seen = () =>
      new Set(
        shop.events.flatMap(({ properties: { round, n } }) =>
          n === undefined ? [] : [`${String(round)} ${String(n)}`],
        ),
      );
    await vi.waitFor(() => expect(seen().size).toBe(200), until);
    expect(new Set(shop.events.map(({ id }) => id)).size).toBe(shop.events.length);
  });

  it('sends what no rule of the page listens to, decides, and has no trouble with it', async () => {
    const { shop, open } = await visitor({ consent: true, strategy: 'unheard' });
    const page = await open();
    const [taken, decisions] = await page.evaluate(async () => [
      await window.client.track('page_ready'),
      await window.client.decide('hero'),
    ]);
    await page.evaluate(() => window.client.flush());

    expect(taken).toMatchObject({ answer: 'kept' });
    expect(decisions).toMatchObject([{ action: 'hello' }]);
    await vi.waitFor(() => expect(shop.events.map(({ type }) => type)).toEqual(['page_ready']), until);
    expect(await page.evaluate(() => window.troubles)).toEqual([]);
  });

  it.each([
    ['is closed', (page: Page) => page.close({ runBeforeUnload: true })],
    ['makes way for another', (page: Page) => page.goto('about:blank')],
  ])('tells also that a page is hidden which %s', async (_, end) => {
    const { shop, open } = await visitor({ consent: true, use: ['visibility'] });
    const page = await open();
    await page.evaluate(() => window.client.track('page_ready'));
    await page.evaluate(() => window.client.flush());
    await end(page);
    await vi.waitFor(() => expect(shop.events.map(({ type }) => type)).toEqual(['page_ready', 'page_hidden']), until);
  });

  // What a page sends as it ends goes out as well as a browser can on a machine that has no time: once in a hundred it was seen not to.
  it('is told of what a page did last before it is told that it is hidden', { retry: 1 }, async () => {
    const { shop, open } = await visitor({ consent: true, use: ['visibility'] });
    const page = await open();
    await page.evaluate(() => window.client.track('page_ready'));
    await page.evaluate(() => window.client.flush());
    // The first request of those that the page ends with is overtaken by the second.
    const waits = [300];
    Object.defineProperty(shop, 'slow', { get: () => waits.shift() ?? 0 });
    await page.evaluate(() => {
      void window.client.track('cart_updated', { total: 3 });
      location.href = 'about:blank';
    });
    await vi.waitFor(() => expect(waits).toEqual([]), until);
    const types = () => shop.events.map(({ type }) => type);
    await vi.waitFor(() => expect(types()).toEqual(['page_ready', 'cart_updated', 'page_hidden']), until);
  });

  it('gathers again in a page that was put aside and is gone back to', async () => {
    const { shop, open } = await visitor({ consent: true });
    const page = await open();
    // Debian's Chromium puts no page aside while somebody looks over its shoulder.
    await page.evaluate(() => {
      for (const type of ['pagehide', 'pageshow']) dispatchEvent(new PageTransitionEvent(type, { persisted: true }));
    });
    await page.evaluate(async () => {
      await window.client.track('product_viewed', { n: 1 });
      await window.client.track('product_viewed', { n: 2 });
      await window.client.flush();
    });
    expect(shop.events).toHaveLength(2);
    expect(shop.asked).toHaveLength(1);
  });

  it('keeps what happens while there is no network, decides all the same, and sends it afterwards, also in another page', async () => {
    const { shop, open } = await visitor({ consent: true });
    const page = await open();
    shop.down = true;
    const shown = await page.evaluate(async () => {
      await window.client.track('product_viewed', { n: 1 });
      await window.client.track('product_viewed', { n: 2 });
      await window.client.flush();
      return (await window.client.decide('hero')).map(({ action }) => action);
    });
    expect(shown).toEqual(['shoes']);
    expect(await page.evaluate(() => window.troubles.map(({ code }) => code))).toContain('SEND_FAILED');
    await page.close();
    shop.down = false;
    const next = await open();
    await next.evaluate(() => window.client.flush());
    // What went out while the first page ended may have arrived first.
    expect(new Set(shop.events.map(({ properties }) => properties['n']))).toEqual(new Set([1, 2]));
  });

  it('looks for nothing to send after a question, and tells no other tab of it', async () => {
    const { open } = await visitor({ consent: true });
    const page = await open();
    await page.evaluate(() => window.client.track('page_ready'));
    await page.evaluate(() => window.client.flush());
    // What was told of the event is heard first.
    await new Promise((resolve) => setTimeout(resolve, 500));
    const done = await page.evaluate(async () => {
      const seen: string[] = [];
      const { prototype } = IDBDatabase;
      const { value: begin } = Object.getOwnPropertyDescriptor(prototype, 'transaction') as {
        value: IDBDatabase['transaction'];
      };
      prototype.transaction = function (...given) {
        seen.push(given[1] ?? 'readonly');
        return begin.apply(this, given);
      };
      const other = new BroadcastChannel('opportune');
      other.addEventListener('message', ({ data }: MessageEvent<{ kind: string }>) => seen.push(data.kind));
      await window.client.decide('hero');
      await new Promise((resolve) => setTimeout(resolve, 500));
      other.close();
      return seen;
    });
    expect(done).toEqual(['readwrite']);
  });

  it('lets the oldest leave where more wait than are kept, and says so', async () => {
    const { shop, open } = await visitor({ consent: true });
    const page = await open();
    shop.down = true;
    await page.evaluate(async () => {
      for (let n = 0; n < 1_003; n += 1) await window.client.track('product_viewed', { n });
    });
    const troubles = await page.evaluate(() => window.troubles.filter(({ code }) => code === 'OUTBOX_FULL').length);
    expect(troubles).toBe(3);
    shop.down = false;
    await vi.waitFor(async () => {
      await page.evaluate(() => window.client.flush());
      expect(shop.events).toHaveLength(1_000);
    }, until);
    expect(Math.min(...shop.events.map(({ properties }) => Number(properties['n'])))).toBe(3);
  });

  it('takes out of the outbox what the server refuses for good, and says so', async () => {
    const { shop, open } = await visitor({ consent: true });
    const page = await open();
    await page.evaluate(async () => {
      await window.client.track('product_viewed', { n: 1 });
      await window.client.track('', { n: 2 });
      await window.client.track('product_viewed', { n: 3 });
      await window.client.flush();
      await window.client.flush();
    });
    expect(shop.events.map(({ properties }) => properties['n'])).toEqual([1, 3]);
    const troubles = await page.evaluate(() => window.troubles.map(({ code }) => code));
    expect(troubles).toContain('SEND_REFUSED');
    expect(shop.asked).toHaveLength(1);
  });

  it('asks the server for actions where the rules must not reach the page', async () => {
    const { shop, open } = await visitor({ consent: true, strategy: 'server', use: ['slots'] });
    const page = await open();
    await page.locator('.hero[data-opportune-state=filled]').waitFor();
    expect(await page.locator('.hero span').textContent()).toBe('Welcome');
    shop.down = true;
    await page.reload();
    await page.locator('.hero[data-opportune-state=own]').waitFor();
    expect(await page.locator('.hero').textContent()).toBe('Our own hero');
    expect(await page.evaluate(() => window.troubles.map(({ code }) => code))).toContain('DECIDE_FAILED');
  });
});
