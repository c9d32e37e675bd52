import { chromium as engine, type Browser, type BrowserContext, type Page } from 'playwright';
import { afterAll, beforeAll, onTestFinished } from 'vitest';

import { chromium, quietly } from '../../../.config/chromium.ts';
import type { Told } from './page/entry.ts';
import { openShop, type Decides, type Shop } from './shop.ts';

/** Whether there is a Chromium to be a visitor with. */
export const isHere: boolean = chromium !== undefined;

let browser: Browser;

/** One browser for the tests of a file. */
export function withBrowser(): void {
  beforeAll(async () => {
    if (chromium === undefined) return;
    browser = await engine.launch({ executablePath: chromium, args: [...quietly] });
  }, 60_000);
  afterAll(async () => browser?.close());
}

/** Somebody with a browser of their own, in a shop of their own. */
export interface Visitor {
  readonly shop: Shop;
  readonly context: BrowserContext;
  /** Opens a page in another tab. */
  readonly open: (path?: string, told?: Told) => Promise<Page>;
}

export async function visitor(told: Told = {}, script?: Promise<string>, decides?: Decides): Promise<Visitor> {
  const shop = await openShop(script, decides);
  const context = await browser.newContext({ reducedMotion: 'reduce' });
  onTestFinished(async () => {
    await context.close();
    await shop.close();
  });
  return {
    shop,
    context,
    async open(path = '/', more = {}) {
      const page = await context.newPage();
      page.on('pageerror', (error) => console.log(error));
      await page.addInitScript(
        (said) => {
          (window as unknown as { told: unknown }).told = said;
        },
        { ...told, ...more },
      );
      await page.goto(shop.url + path);
      return page;
    },
  };
}
