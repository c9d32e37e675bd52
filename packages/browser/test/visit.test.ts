import { describe, expect, it, vi } from 'vitest';

import { until } from './until.ts';
import { isHere, visitor, withBrowser } from './visitor.ts';

describe.skipIf(!isHere)('a visit', { timeout: 60_000 }, () => {
  withBrowser();

  it('collects, decides, renders and sends, from the first page to an order', async () => {
    const { shop, open } = await visitor({ consent: true, use: ['pageViews', 'slots', 'clicks'] });
    const page = await open();
    await page.locator('.hero[data-opportune-state=filled]').waitFor();
    expect(await page.locator('.hero span').textContent()).toBe('Welcome');
    expect(await page.locator('.hero b').count()).toBe(0);
    expect(await page.locator('.bar').textContent()).toBe('Our own bar');

    await page.evaluate(async () => {
      await window.client.track('product_viewed', { sku: 'a' });
      await window.client.track('product_viewed', { sku: 'b' });
    });
    await page.reload();
    await page.locator('.hero[data-opportune-state=filled]').waitFor();
    expect(await page.locator('.hero span').textContent()).toBe('Shoes for you');
    expect(await page.locator('.hero b').textContent()).toBe('new');
    expect(await page.locator('.hero a').getAttribute('href')).toBe(`${shop.url}/shoes`);

    await page.evaluate(() => window.client.track('cart_updated', { total: 60 }));
    await page.locator('.bar[data-opportune-state=filled]').waitFor({ timeout: 5_000 });
    expect(await page.locator('.bar').textContent()).toBe('Your cart is still here');

    expect(await page.evaluate(() => window.troubles)).toEqual([]);

    await page.locator('.hero a').click();
    await vi.waitFor(() => expect(shop.events.map(({ type }) => type)).toContain('click'), until);
    const click = shop.events.find(({ type }) => type === 'click')!;
    expect(click.properties).toEqual({ decision: expect.any(String) as string, channel: 'web' });
    expect(new Set(shop.events.map(({ customer }) => customer)).size).toBe(1);
    expect(shop.events.filter(({ type }) => type === 'product_viewed')).toHaveLength(2);
  });
});
