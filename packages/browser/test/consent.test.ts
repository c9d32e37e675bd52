import type { Page } from 'playwright';
import { describe, expect, it, vi } from 'vitest';

import { until } from './until.ts';
import { isHere, visitor, withBrowser } from './visitor.ts';

/** What the device has: names of databases and what the outbox and the record hold. */
const onDevice = (page: Page) =>
  page.evaluate(async () => {
    const names = (await indexedDB.databases()).map(({ name }) => name);
    return { names, cookies: document.cookie, local: localStorage.length, session: sessionStorage.length };
  });

const nothing = { names: [], cookies: '', local: 0, session: 0 };

describe.skipIf(!isHere)('consent', { timeout: 60_000 }, () => {
  withBrowser();

  it('keeps and sends nothing before a verdict, decides all the same, and makes up for it after a yes', async () => {
    const { shop, open } = await visitor({ use: ['pageViews', 'slots'] });
    const page = await open();
    await page.locator('.hero[data-opportune-state=filled]').waitFor();
    const answers = await page.evaluate(async () => [
      await window.client.track('product_viewed', { sku: 'a' }),
      await window.client.track('product_viewed', { sku: 'b' }),
    ]);
    expect(answers.map(({ answer }) => answer)).toEqual(['held', 'held']);
    expect(await onDevice(page)).toEqual(nothing);
    expect(shop.asked).toEqual([]);

    await page.evaluate(() => window.client.consent(true));
    await vi.waitFor(
      () => expect(shop.events.map(({ type }) => type)).toEqual(['page_viewed', 'product_viewed', 'product_viewed']),
      until,
    );
    const shown = await page.evaluate(() => window.client.decide('hero'));
    expect(shown.map(({ action }) => action)).toEqual(['shoes']);
    expect((await onDevice(page)).names).toEqual(['opportune']);
  });

  it('drops what was held after a no', async () => {
    const { shop, open } = await visitor();
    const page = await open();
    const after = await page.evaluate(async () => {
      await window.client.track('product_viewed', { sku: 'a' });
      await window.client.consent(false);
      const { answer } = await window.client.track('product_viewed', { sku: 'b' });
      await window.client.flush();
      return { answer, decisions: (await window.client.decide('hero')).map(({ action }) => action) };
    });
    expect(after).toEqual({ answer: 'refused', decisions: ['welcome'] });
    expect(await onDevice(page)).toEqual(nothing);
    expect(shop.asked).toEqual([]);
  });

  it('erases what was kept where a yes is withdrawn, in the other tab too', async () => {
    const { shop, open } = await visitor({ consent: true });
    const [one, other] = [await open(), await open()];
    shop.down = true;
    await one.evaluate(() => window.client.track('product_viewed', { sku: 'a' }));
    await other.evaluate(() => window.client.consent(false));
    await vi.waitFor(async () => {
      const { answer } = await one.evaluate(() => window.client.track('product_viewed', { sku: 'b' }));
      expect(answer).toBe('refused');
    }, until);
    shop.down = false;
    await one.evaluate(() => window.client.flush());
    expect(shop.events).toEqual([]);
    expect(
      await one.evaluate(() => window.client.decide('hero')).then((list) => list.map(({ action }) => action)),
    ).toEqual(['welcome']);
  });

  it('asks for each purpose by its name, of events and of attributes', async () => {
    const { shop, open } = await visitor({
      consent: { analytics: true, marketing: false },
      purposes: {
        events: { product_viewed: 'analytics', coupon_seen: 'marketing' },
        attributes: { tier: 'marketing' },
      },
    });
    const page = await open();
    const answers = await page.evaluate(async () => {
      const taken = [
        await window.client.track('product_viewed', {}),
        await window.client.track('coupon_seen', {}),
        await window.client.track('signed_in', {}),
        await window.client.identify('ada', { tier: 'gold', name: 'Ada' }),
      ];
      await window.client.flush();
      return taken.map(({ answer }) => answer);
    });
    expect(answers).toEqual(['kept', 'refused', 'kept', 'kept']);
    const [identified, viewed, signedIn, ...more] = shop.events.slice().sort((a, b) => (a.type < b.type ? -1 : 1));
    expect([signedIn?.type, more]).toEqual(['signed_in', []]);
    expect(identified).toMatchObject({ customer: 'ada', properties: { name: 'Ada', anonymousId: viewed!.customer } });
    expect(identified!.properties).not.toHaveProperty('tier');
  });

  it('takes Global Privacy Control for a no to marketing and sale, whatever the verdict', async () => {
    const { shop, open, context } = await visitor({
      consent: true,
      purposes: { events: { coupon_seen: 'marketing', product_viewed: 'analytics' } },
    });
    await context.addInitScript(() =>
      Object.defineProperty(Navigator.prototype, 'globalPrivacyControl', { value: true }),
    );
    const page = await open();
    const answers = await page.evaluate(async () => {
      const taken = [await window.client.track('coupon_seen'), await window.client.track('product_viewed')];
      await window.client.flush();
      return taken.map(({ answer }) => answer);
    });
    expect(answers).toEqual(['refused', 'kept']);
    expect(shop.events.map(({ type }) => type)).toEqual(['product_viewed']);
  });

  it('does not send what waits where its purpose is refused by then', async () => {
    const { shop, open } = await visitor({
      consent: { analytics: true, marketing: true },
      purposes: { events: { product_viewed: 'analytics', coupon_seen: 'marketing' } },
    });
    const page = await open();
    shop.down = true;
    await page.evaluate(async () => {
      await window.client.track('coupon_seen');
      await window.client.track('product_viewed');
      await window.client.flush();
      await window.client.consent({ analytics: true });
    });
    shop.down = false;
    await vi.waitFor(async () => {
      await page.evaluate(() => window.client.flush());
      expect(shop.events.map(({ type }) => type)).toContain('product_viewed');
    }, until);
    await page.evaluate(() => window.client.flush());
    expect(shop.events.map(({ type }) => type)).toEqual(['product_viewed']);
  });

  it('keeps who it is where it can be read at once, and takes that away with the rest', async () => {
    const { open } = await visitor({ consent: true });
    const page = await open();
    const copy = () => page.evaluate(() => localStorage.getItem('opportune'));
    await page.evaluate(() => window.client.identify('ada'));
    expect(JSON.parse((await copy())!)).toEqual({
      visitor: expect.stringMatching(/^[0-9a-f]{32}$/) as string,
      customer: 'ada',
    });
    await page.evaluate(() => window.client.consent(false));
    expect(await copy()).toBeNull();
  });

  it('forgets also what is on its way', async () => {
    const { shop, open } = await visitor({ consent: true });
    const page = await open();
    shop.down = true;
    await page.evaluate(() => window.client.track('page_ready'));
    await page.evaluate(async () => {
      for (let n = 0; n < 3; n += 1) void window.client.track('product_viewed', { n });
      await window.client.forget();
    });
    expect(await page.evaluate(() => localStorage.getItem('opportune'))).toBeNull();
    shop.down = false;
    await page.evaluate(() => window.client.track('product_viewed', { n: 3 }));
    await page.evaluate(() => window.client.flush());
    expect(shop.events.map(({ properties }) => properties['n'])).toEqual([3]);
    const [first] = await page.evaluate(() => window.client.decide('hero'));
    expect(first?.action).toBe('welcome');
  });

  it('begins anew after what is on its way, and learns nothing of it when a strategy comes', async () => {
    const { shop, open, context } = await visitor({ consent: true, strategy: 'fetched' });
    const waiting: (() => void)[] = [];
    await context.route('**/strategy.json', (route) => void waiting.push(() => void route.continue()));
    const page = await open();
    await page.evaluate(async () => {
      void window.client.track('product_viewed', { n: 0 });
      void window.client.track('product_viewed', { n: 1 });
      await window.client.reset();
    });
    await vi.waitFor(() => expect(waiting).toHaveLength(1), until);
    waiting[0]!();
    const [first] = await page.evaluate(() => window.client.decide('hero'));
    expect(first?.action).toBe('welcome');
    await page.evaluate(() => window.client.track('product_viewed', { n: 2 }));
    await page.evaluate(() => window.client.flush());
    // What is of different customers may be taken in at the same time.
    const [before, again, after] = [0, 1, 2].map((n) => shop.events.find(({ properties }) => properties['n'] === n));
    expect(again!.customer).toBe(before!.customer);
    expect(after!.customer).not.toBe(before!.customer);
  });

  it('begins anew also before it is known who was there', async () => {
    const { shop, open } = await visitor();
    const page = await open();
    const shown = await page.evaluate(async () => {
      // The database is not open by then.
      void window.client.consent(true);
      void window.client.track('product_viewed', { n: 0 });
      await window.client.reset();
      await window.client.track('cart_updated', { n: 1 });
      await window.client.flush();
      return (await window.client.decide('hero')).map(({ action }) => action);
    });
    expect(shown).toEqual(['welcome']);
    const [before, after] = shop.events.map(({ customer }) => customer);
    expect(after).not.toBe(before);
  });

  it('forgets: the next page is of somebody of whom nothing is known', async () => {
    const { shop, open } = await visitor({ consent: true });
    const page = await open();
    await page.evaluate(async () => {
      await window.client.track('product_viewed');
      await window.client.track('product_viewed');
      await window.client.flush();
      await window.client.forget();
    });
    await page.reload();
    expect(
      await page.evaluate(() => window.client.decide('hero')).then((list) => list.map(({ action }) => action)),
    ).toEqual(['welcome']);
    await page.evaluate(() => window.client.track('product_viewed'));
    await page.evaluate(() => window.client.flush());
    expect(new Set(shop.events.map(({ customer }) => customer)).size).toBe(2);
  });
});
