import { fileURLToPath } from 'node:url';

import { describe, expect, it } from 'vitest';

import { strategyOf } from '../../bench/src/page/strategy.ts';
import type { Bench } from '../bench/page.ts';
import { bundle } from './bundle.ts';
import { isHere, visitor, withBrowser } from './visitor.ts';

declare global {
  interface Window {
    bench: Bench;
  }
}

const KIB = 1_024;

describe.skipIf(!isHere)('a page that stays open', { timeout: 120_000 }, () => {
  withBrowser();

  // How long an hour of it takes, and what it holds then, `npm run bench -- page` says.
  it('holds no more after many events than after some, and moves nothing', async () => {
    const { shop, open, context } = await visitor(
      {},
      bundle(fileURLToPath(new URL('../bench/page.ts', import.meta.url))),
    );
    shop.strategy = JSON.stringify(strategyOf(200));
    const page = await open(`/?n=200&from=${String(Date.now())}`);
    const session = await context.newCDPSession(page);
    const held = async (): Promise<number> => {
      for (let i = 0; i < 3; i += 1) await session.send('HeapProfiler.collectGarbage');
      return (await session.send('Runtime.getHeapUsage')).usedSize;
    };
    await page.evaluate(async () => {
      await window.bench.started;
      await window.bench.signIn();
      await window.bench.live(700);
    });
    const grown: number[] = [];
    let before = await held();
    for (let stretch = 0; stretch < 3; stretch += 1) {
      await page.evaluate(() => window.bench.live(500));
      const after = await held();
      grown.push((after - before) / KIB);
      before = after;
    }
    const { shift, troubles } = await page.evaluate(() => ({
      shift: window.bench.shift(),
      troubles: window.bench.troubles(),
    }));
    expect({ shift, troubles }).toEqual({ shift: 0, troubles: [] });
    expect(shop.events.length).toBeGreaterThan(1_000);
    // An event that stayed would be some hundred bytes, so 100 KiB in each stretch; code that the browser makes quick comes now and then.
    expect(Math.min(...grown)).toBeLessThan(60);
  });
});
