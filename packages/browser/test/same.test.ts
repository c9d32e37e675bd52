import { compile, type CustomerState, type Input } from '@opportune/core';
import type { Page } from 'playwright';
import { describe, expect, it, vi } from 'vitest';

import type { Stepped } from './page/entry.ts';
import { shop as strategy } from './page/strategy.ts';
import { until } from './until.ts';
import { isHere, visitor, withBrowser } from './visitor.ts';

/** The state that the database holds, as JSON. */
const keptBy = (page: Page) =>
  page.evaluate(
    () =>
      new Promise<string>((resolve) => {
        const opening = indexedDB.open('opportune');
        opening.onsuccess = () => {
          const reading = opening.result.transaction(['records']).objectStore('records').get('kept') as IDBRequest<{
            state: unknown;
          }>;
          reading.onsuccess = () => {
            opening.result.close();
            resolve(JSON.stringify(reading.result.state));
          };
        };
      }),
  );

describe.skipIf(!isHere)('what a page keeps', { timeout: 60_000 }, () => {
  withBrowser();

  it('S1 is to the byte what Node makes of the same, over pages, customers and what time brings about', async () => {
    const { open } = await visitor({ consent: true, records: true, use: ['pageViews', 'slots'] });
    const page = await open();
    const steps: Stepped[] = [];
    for (const customer of ['', 'ada', 'bob']) {
      await page.locator('.hero[data-opportune-state=filled]').waitFor();
      await page.evaluate(async (who) => {
        const { client } = window;
        if (who !== '') await client.identify(who, { tier: 'gold', score: 0.1 + 0.2 });
        for (let n = 0; n < 30; n += 1) {
          await client.track('product_viewed', { sku: `späť-${String(n)}`, price: n * 1.1 });
          if (n % 10 === 0) await client.track(n === 20 ? 'order_completed' : 'cart_updated', { total: n / 3 });
        }
        const [first] = await client.decide('hero', { device: 'phone' });
        if (first !== undefined) await client.outcome('click', first);
        await client.track('cart_updated', { total: 9.99 });
      }, customer);
      // An absence of a second comes to its end.
      await vi.waitFor(
        async () =>
          expect(await page.evaluate(() => window.steps.some(([, input]) => input.includes('wakeUp')))).toBe(true),
        until,
      );
      const kept = await keptBy(page);
      const taken = await page.evaluate(() => window.steps);
      expect(taken.at(-1)![3]).toBe(kept);
      steps.push(...taken);
      await page.reload();
    }
    expect(steps.length).toBeGreaterThan(100);
    // By `compile`, which checks and indexes; the page loads.
    const step = compile(strategy());
    const ours = steps.map(([before, input, now]) => {
      const state = before === undefined ? undefined : (JSON.parse(before) as CustomerState);
      return JSON.stringify(step(state, JSON.parse(input) as Input, now).state);
    });
    expect(ours).toEqual(steps.map(([, , , after]) => after));
  });
});
