import { describe, expect, it, vi } from 'vitest';

import { until } from './until.ts';
import { isHere, visitor, withBrowser } from './visitor.ts';

describe.skipIf(!isHere)('memory', { timeout: 60_000 }, () => {
  withBrowser();

  it('is one for all tabs: an event counts once, a cap holds, and either tab sends', async () => {
    const { shop, open } = await visitor({ consent: true });
    const tabs = await Promise.all([open(), open(), open()]);
    const track = (n: number) =>
      tabs[n % 3]!.evaluate(async (i) => {
        await window.client.track('product_viewed', { n: i });
      }, n);
    await Promise.all(Array.from({ length: 30 }, (_, n) => track(n)));
    await tabs[0].evaluate(() => window.client.flush());
    await vi.waitFor(() => expect(shop.events).toHaveLength(30), until);
    expect(new Set(shop.events.map(({ id }) => id)).size).toBe(30);
    expect(new Set(shop.events.map(({ customer }) => customer)).size).toBe(1);

    // All of them hear of the cart, and all of them wake; one of them decides.
    await tabs[1].evaluate(() => window.client.track('cart_updated'));
    await vi.waitFor(async () => {
      const shown = await Promise.all(
        tabs.map((tab) => tab.evaluate(() => window.decisions.map(({ action }) => action))),
      );
      expect(shown.flat()).toEqual(['reminder']);
    }, until);
    await tabs[2].evaluate(() => window.client.track('cart_updated'));
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    const shown = await Promise.all(
      tabs.map((tab) => tab.evaluate(() => window.decisions.map(({ action }) => action))),
    );
    expect(shown.flat()).toEqual(['reminder']);
  });

  it('takes in together what is asked for together, and tells a decision before it is kept, an event after', async () => {
    const { open } = await visitor({ consent: true });
    const page = await open();
    await page.evaluate(() => window.client.track('page_ready'));
    const order = await page.evaluate(async () => {
      const told: string[] = [];
      const { prototype } = IDBDatabase;
      const { value: begin } = Object.getOwnPropertyDescriptor(prototype, 'transaction') as {
        value: IDBDatabase['transaction'];
      };
      prototype.transaction = function (...given) {
        const transaction = begin.apply(this, given);
        if (given[1] !== 'readwrite') return transaction;
        told.push('begun');
        transaction.addEventListener('complete', () => told.push('kept'));
        return transaction;
      };
      const { client } = window;
      await Promise.all([
        client.track('product_viewed', { n: 1 }).then(() => told.push('event')),
        client.track('product_viewed', { n: 2 }).then(() => told.push('event')),
        client.decide('hero').then(([first]) => told.push(first!.action!)),
      ]);
      return told;
    });
    expect(order).toEqual(['begun', 'shoes', 'kept', 'event', 'event']);
  });

  it('keeps what was taken in though somebody who hears of it, inside the transaction, throws', async () => {
    const { open } = await visitor({ consent: true });
    const page = await open();
    const [heard, troubles] = await page.evaluate(async () => {
      let times = 0;
      window.client.addEventListener('taken', () => {
        times += 1;
        throw new Error('from a listener');
      });
      await window.client.track('product_viewed', { n: 1 });
      await window.client.decide('hero');
      return [times, window.troubles.map(({ code }) => code)] as const;
    });
    expect(heard).toBeGreaterThan(1);
    expect(troubles).toEqual([]);
  });

  it('loses nothing that was kept where a tab is killed in the middle of writing', async () => {
    const { shop, open, context } = await visitor({ consent: true });
    shop.down = true;
    const witness = await open();
    let kept = 0;
    for (let kill = 0; kill < 5; kill += 1) {
      const page = await open();
      page.on('console', (message) => {
        if (message.text() === 'kept') kept += 1;
      });
      const session = await context.newCDPSession(page);
      const dying = page
        .evaluate(async () => {
          for (let n = 0; ; n += 1) {
            await window.client.track('product_viewed', { n });
            console.log('kept');
          }
        })
        .catch(() => undefined);
      await new Promise((resolve) => setTimeout(resolve, 100 + Math.random() * 200));
      void session.send('Page.crash').catch(() => undefined);
      await Promise.race([dying, new Promise((resolve) => setTimeout(resolve, 1_000))]);
    }
    shop.down = false;
    await vi.waitFor(async () => {
      await witness.evaluate(() => window.client.flush());
      expect(shop.events.length).toBeGreaterThanOrEqual(kept);
    }, until);
    expect(kept).toBeGreaterThan(20);
    expect(new Set(shop.events.map(({ id }) => id)).size).toBe(shop.events.length);
    const views = await witness.evaluate(() => window.client.decide('hero'));
    expect(views.map(({ action }) => action)).toEqual(['shoes']);
  });

  it.each([
    [
      'IndexedDB throws',
      () =>
        Object.defineProperty(window, 'indexedDB', {
          get: () => {
            throw new Error('blocked');
          },
        }),
    ],
    [
      'nothing can be written',
      () => {
        IDBObjectStore.prototype.put = () => {
          throw new DOMException('no room', 'QuotaExceededError');
        };
      },
    ],
  ])('goes on in the page where %s, and says so', async (_what, breakIt) => {
    const { shop, open, context } = await visitor({ consent: true });
    await context.addInitScript(breakIt);
    const page = await open();
    const shown = await page.evaluate(async () => {
      await window.client.track('product_viewed');
      await window.client.track('product_viewed');
      await window.client.flush();
      return (await window.client.decide('hero')).map(({ action }) => action);
    });
    expect(shown).toEqual(['shoes']);
    expect(shop.events).toHaveLength(2);
    const troubles = await page.evaluate(() => window.troubles.map(({ code }) => code));
    expect(new Set(troubles)).toEqual(new Set(['MEMORY_FAILED']));
  });

  it('begins a new visitor after a reset, and never makes two customers one', async () => {
    const { shop, open } = await visitor({ consent: true });
    const page = await open();
    await page.evaluate(async () => {
      const { client } = window;
      await client.track('product_viewed', { n: 0 });
      await client.identify('ada', { tier: 'gold' });
      await client.track('product_viewed', { n: 1 });
      await client.identify('bob', { tier: 'none' });
      await client.track('product_viewed', { n: 2 });
      await client.reset();
      await client.track('product_viewed', { n: 3 });
      await client.flush();
    });
    // What is of different customers may be taken in at the same time.
    const of = (name: string, value: unknown) => shop.events.find(({ properties }) => properties[name] === value);
    const [before, asAda, asBob, stranger] = [0, 1, 2, 3].map((n) => of('n', n));
    const [ada, bob] = [of('tier', 'gold'), of('tier', 'none')];
    expect([ada!.customer, asAda!.customer, bob!.customer, asBob!.customer]).toEqual(['ada', 'ada', 'bob', 'bob']);
    expect(ada!.properties).toEqual({ tier: 'gold', anonymousId: before!.customer });
    expect(new Set([before!.customer, bob!.properties['anonymousId'], stranger!.customer]).size).toBe(3);
  });
});
