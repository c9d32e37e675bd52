import { describe, expect, it } from 'vitest';

import { isHere, visitor, withBrowser } from './visitor.ts';

/** What a page has asked of its database so far. */
const asked = 'transactions';

describe.skipIf(!isHere)('the start of a page', { timeout: 60_000 }, () => {
  withBrowser();

  it('asks little of the database until the first slot is filled, and moves nothing', async () => {
    const { open, context } = await visitor({ consent: true, strategy: 'fetched', use: ['pageViews', 'slots'] });
    await context.addInitScript((name) => {
      const counted = window as unknown as Record<string, number>;
      counted[name] = 0;
      counted['shift'] = 0;
      const { prototype } = IDBDatabase;
      const { value } = Object.getOwnPropertyDescriptor(prototype, 'transaction') as {
        value: IDBDatabase['transaction'];
      };
      prototype.transaction = function (...given) {
        counted[name]! += 1;
        return value.apply(this, given);
      };
      const storage = Object.getOwnPropertyDescriptor(window, 'localStorage')!;
      counted['storage'] = 0;
      Object.defineProperty(window, 'localStorage', {
        get: () => {
          counted['storage']! += 1;
          return storage.get!.call(window) as Storage;
        },
      });
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) counted['shift']! += (entry as unknown as { value: number }).value;
      }).observe({ type: 'layout-shift', buffered: true });
      document.addEventListener('decision', () => {
        counted['first'] ??= counted[name]!;
        counted['storageFirst'] ??= counted['storage']!;
      });
    }, asked);
    const page = await open();
    await page.locator('.hero[data-opportune-state=filled]').waitFor();
    // A network that takes its time: what is kept decides.
    await context.route('**/strategy.json', (route) =>
      setTimeout(() => void route.continue().catch(() => undefined), 2_000),
    );
    await page.reload();
    await page.locator('.hero[data-opportune-state=filled]').waitFor();
    const counts = await page.evaluate(() => {
      const { first, storage, storageFirst, shift } = window as unknown as Record<string, number>;
      return { first, storage, storageFirst, shift };
    });
    expect(counts.shift).toBe(0);
    // The strategy; then who it is, the page view and the decision together.
    expect(counts.first).toBeLessThanOrEqual(2);
    // A storage that makes the page wait for it is asked afterwards.
    expect(counts.storageFirst).toBe(0);
    expect(counts.storage).toBeGreaterThan(0);
  });
});
