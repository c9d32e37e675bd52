import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { onTestFinished } from 'vitest';

import { chromium, quietly } from '../../../.config/chromium.ts';
import { devTools, type DevTools } from '../../bench/src/page/devTools.ts';
import { openShop, type Shop } from './shop.ts';

/** A shop, and a browser into whose pages nobody looks, until the end of the test: what is automated it neither makes ready ahead nor puts aside. */
export async function unwatched(): Promise<{ readonly shop: Shop; readonly browser: DevTools }> {
  const shop = await openShop();
  const folder = await mkdtemp(join(tmpdir(), 'opportune-unwatched-'));
  const browser = devTools(chromium!, ['--headless', ...quietly, `--user-data-dir=${folder}`]);
  onTestFinished(async () => {
    await browser.close();
    await shop.close();
    await rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  });
  return { shop, browser };
}
