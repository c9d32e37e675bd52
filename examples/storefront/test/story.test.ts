import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';

import { startDemo } from '../../retail/test/runDemo.ts';
import { isHere, watched } from './watched.ts';

const until = { timeout: 15_000, interval: 20 };
/** Seconds. */
const REMIND_AFTER = 4;

/** The demo as a person starts it: both halves, and the platform. */
function openShop() {
  const out = mkdtempSync(join(tmpdir(), 'opportune-storefront-'));
  const { child, ended, said } = startDemo(
    '--shop',
    '--port',
    '0',
    '--remind-after',
    String(REMIND_AFTER),
    '--out',
    out,
  );
  return {
    said,
    /** The link of a letter, as soon as it is out. */
    letter: (campaign: string) =>
      vi.waitFor(() => {
        const link = said().match(new RegExp(`http://\\S+utm_campaign=${campaign}\\S+`))?.[0];
        expect(link, said()).toBeDefined();
        return link!;
      }, until),
    hears: (text: string): Promise<void> =>
      vi.waitFor(() => {
        expect(said()).toContain(text);
      }, until),
    /** The letters that the platform has taken, by action: its own file says so. */
    taken: (): readonly string[] =>
      readFileSync(join(out, 'map.jsonl'), 'utf8')
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as { action: string; outcome: string })
        .map(({ action, outcome }) => `${action} ${outcome}`),
    async close() {
      child.kill('SIGINT');
      return ended;
    },
    async kill() {
      child.kill('SIGKILL');
      await ended;
      rmSync(out, { recursive: true, force: true });
    },
  };
}

const slot = (page: Page, name: string) => page.locator(`[data-opportune-slot=${name}][data-opportune-state=filled]`);

/** What a page asks for may come too late on a busy machine, and its own content stays then: the next time it is there. */
const shows = (page: Page, name: string, text: string): Promise<void> =>
  vi.waitFor(async () => {
    await page.locator(`[data-opportune-slot=${name}]:not([data-opportune-state=waiting])`).waitFor();
    if ((await slot(page, name).count()) === 0) await page.reload();
    await slot(page, name).getByText(text).waitFor({ timeout: 2_000 });
  }, until);
const hero = (page: Page) => page.locator('.hero h1');
/** As a person does it, so that the page is told. */
const closeTab = (page: Page) => page.close({ runBeforeUnload: true });
const gone = () => new Promise((resolve) => setTimeout(resolve, (REMIND_AFTER + 1) * 1_000));

/** What is kept on the device, by name. */
const onDevice = (page: Page): Promise<readonly string[]> =>
  page.evaluate(async () => {
    const databases = (await indexedDB.databases()).map(({ name = '' }) => name);
    return [...databases, ...Object.keys(localStorage), ...Object.keys(sessionStorage), document.cookie].filter(
      Boolean,
    );
  });

/** How many records are kept, in all stores of all databases, and names outside of them. */
const recordsOnDevice = (page: Page): Promise<number> =>
  page.evaluate(async () => {
    const answer = <T>(request: IDBRequest<T>): Promise<T> =>
      new Promise((resolve) => (request.onsuccess = () => resolve(request.result)));
    let records = localStorage.length;
    for (const { name = '' } of await indexedDB.databases()) {
      const database = await answer(indexedDB.open(name));
      for (const store of database.objectStoreNames) {
        records += await answer(database.transaction(store).objectStore(store).count());
      }
      database.close();
    }
    return records;
  });

describe.skipIf(!isHere)('the shop', { timeout: 120_000 }, () => {
  let shop: ReturnType<typeof openShop>;
  beforeAll(() => void (shop = openShop()));
  afterAll(() => shop.kill());

  it('keeps nothing and tells nothing of somebody who says no, on a small phone, and shows what everybody sees', async () => {
    const { context, complaints, shift } = await watched({ width: 360, height: 640 });
    const home = new URL('/', await shop.letter('autumn-letter')).href;
    const page = await context.newPage();
    await page.goto(home);
    await page.getByRole('button', { name: 'No, thanks' }).click();
    for (const path of ['boots/ridge/', 'boots/fell/', '']) {
      await page.goto(home + path);
      await page.locator('[data-opportune-state=own]').waitFor();
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
    }
    expect(await hero(page).textContent()).toBe('Out, whatever the weather');
    expect(await onDevice(page)).toEqual(['holt.verdict']);
    await closeTab(page);
    expect(shop.said()).not.toContain('visitor');
    expect([complaints, shift()]).toEqual([[], 0]);
  });

  it('goes with one customer from a letter to the page, to an order, to a cart that is left, and to the reminder', async () => {
    const { context, complaints, shift } = await watched();
    const letter = await shop.letter('autumn-letter');
    /** Closes the tab until it has led to this. A browser that has no time may not send what a page says last. */
    const leave = async (left: Page, text: string): Promise<void> => {
      for (let tab = left, again = 2; ; again -= 1) {
        await closeTab(tab);
        try {
          return await shop.hears(text);
        } catch (error) {
          if (again === 0) throw error;
        }
        tab = await context.newPage();
        await tab.goto(new URL('/cart/', letter).href);
      }
    };

    // Nothing is kept and nothing is told before they say so.
    let page = await context.newPage();
    await page.goto(letter);
    await page.getByText('Hello, Ada').waitFor();
    expect(new URL(page.url()).search).toBe('');
    expect(await hero(page).textContent()).toBe('Out, whatever the weather');
    expect(await onDevice(page)).toEqual([]);
    expect(shop.said()).not.toContain('came by a link');
    await page.getByRole('button', { name: 'Yes, remember' }).click();
    await shop.hears('came by a link in the letter autumn-letter');
    await shop.hears('until now: ada');

    // The page comes to know what they like.
    const look = async (category: string, name: string): Promise<void> => {
      await page.getByRole('link', { name: category, exact: true }).first().click();
      await page.getByRole('link', { name }).click();
      await page.getByRole('heading', { name }).waitFor();
    };
    await look('Boots', 'Ridge boot');
    await slot(page, 'strip').getByText('For readers of our letter').waitFor();
    await look('Boots', 'Fell boot');
    await page.getByRole('link', { name: 'Holt' }).first().click();
    await shows(page, 'hero', 'Two pairs in mind?');
    await shop.hears('has seen what the page chose for its hero');

    // Why, the developer panel says in full, under the policy of the shop.
    await page.keyboard.press('Alt+Shift+O');
    const panel = page.locator('opportune-devtools .panel');
    await panel.locator('.row', { hasText: 'hero-boots' }).first().click();
    await panel.getByText('hero-boots was chosen for hero').first().waitFor();
    await page.keyboard.press('Escape');
    await panel.waitFor({ state: 'hidden' });

    // An order, and no reminder of what was ordered.
    await look('Boots', 'Ridge boot');
    await page.getByRole('button', { name: 'Put into the cart' }).click();
    await slot(page, 'strip').getByText('What carries the rest?').waitFor();
    await page.getByRole('link', { name: 'Cart' }).click();
    await shows(page, 'cart', 'Almost there');
    await page.getByRole('button', { name: 'Order' }).click();
    await page.getByRole('heading', { name: 'Thank you' }).waitFor();
    await shop.hears('has ordered one thing for €129');
    await closeTab(page);
    await gone();
    expect(shop.taken()).toEqual(['autumn-letter sent']);

    // Another cart, which is left.
    page = await context.newPage();
    await page.goto(new URL('/jackets/moss/', letter).href);
    await page.getByRole('button', { name: 'Put into the cart' }).click();
    await shop.hears('has one thing in the cart, €189');
    await page.getByRole('link', { name: 'Cart' }).click();
    await shows(page, 'cart', 'Delivery is on us');
    await leave(page, 'utm_campaign=cart-reminder');
    expect(shop.said()).toContain(`a reminder in ${String(REMIND_AFTER)} s, unless they come back`);
    const reminder = await shop.letter('cart-reminder');
    expect(shop.taken()).toEqual(['autumn-letter sent', 'cart-reminder sent']);

    // Back by its link: the cart is there. Left again, it is not reminded of twice.
    page = await context.newPage();
    await page.goto(reminder);
    await page.getByRole('link', { name: 'Moss parka' }).waitFor();
    await shop.hears('came by a link in the letter cart-reminder');
    await leave(page, 'cart-reminder is capped');
    expect(shop.taken()).toEqual(['autumn-letter sent', 'cart-reminder sent']);

    // And the first page sells nothing to somebody who has just ordered.
    page = await context.newPage();
    await page.goto(new URL('/', letter).href);
    await shows(page, 'hero', 'Your parcel is being packed');

    // Unless they ask to be forgotten.
    expect(await recordsOnDevice(page)).toBeGreaterThan(3);
    await page.getByRole('button', { name: 'Forget me' }).click();
    await page.getByRole('button', { name: 'Yes, remember' }).waitFor();
    expect(await hero(page).textContent()).toBe('Out, whatever the weather');
    expect(await recordsOnDevice(page)).toBe(0);

    expect([complaints, shift()]).toEqual([[], 0]);
    const { code, signal, output } = await shop.close();
    expect([code, signal]).toEqual([0, null]);
    expect(output).not.toContain('✗');
  });
});
