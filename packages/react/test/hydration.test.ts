import type { Decision } from '@opportune/core';
import { bySlot } from '@opportune/react/server';
import { describe, expect, it, vi } from 'vitest';

import { until } from '../../browser/test/until.ts';
import { isHere, visitor, withBrowser, type Visitor } from '../../browser/test/visitor.ts';
import type { Handed } from './page/app.ts';
import { REACTS, renderer, script } from './react.ts';

/** Asks the server as another server would. */
async function decidedBy({ url }: Visitor['shop'], slots: readonly string[]): Promise<readonly Decision[]> {
  const response = await fetch(`${url}/v1/decide`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: 'Bearer page-key' },
    body: JSON.stringify({ customer: 'ada', slots }),
  });
  return ((await response.json()) as { decisions: readonly Decision[] }).decisions;
}

const pageOf = (html: string, handed: Handed): string =>
  `<div id="root">${html}</div><script type="application/json" id="handed">${JSON.stringify(handed).replaceAll('<', '\\u003c')}</script>`;

describe.skipIf(!isHere).each(Object.entries(REACTS))('%s', { timeout: 120_000 }, (_, react) => {
  withBrowser();
  const code = isHere ? script(react) : undefined;
  const rendering = isHere ? renderer(react) : undefined;

  it('shows in the page what the server has decided, asks nobody again, and tells of that decision', async () => {
    const { shop, open } = await visitor({ strategy: 'server' }, code);
    const decisions = await decidedBy(shop, ['hero', 'bar']);
    const handed = { decided: bySlot(['hero', 'bar'], decisions) };
    const html = (await rendering!)(handed);
    expect(html).toContain('<a href="#there">Welcome</a>');
    expect(html).toContain('data-state="own">Our own bar');
    shop.pages.set('/', pageOf(html, handed));

    const page = await open();
    await vi.waitFor(async () => {
      await page.evaluate(() => window.client.flush());
      expect(shop.events.map(({ type }) => type)).toEqual(['impression']);
    }, until);
    await page.locator('.seen').click();
    await page.locator('.hero a').click();
    await page.locator('.no').click();
    await page.locator('.hero[data-state=own]').waitFor();
    expect(await page.locator('h1').textContent()).toBe('Shop');
    await vi.waitFor(async () => {
      await page.evaluate(() => window.client.flush());
      expect(shop.events.map(({ type }) => type)).toEqual(['impression', 'click', 'dismissal']);
    }, until);
    expect(new Set(shop.events.map(({ properties }) => properties['decision']))).toEqual(new Set([decisions[0]!.id]));
    expect(await page.evaluate(() => ({ asked: window.asked, complaints: window.complaints }))).toEqual({
      asked: [],
      complaints: [],
    });
    expect(shop.asked.filter((path) => path === '/v1/decide')).toHaveLength(1);
  });

  it('asks once for all that mounts together, though components mount twice, and anew for what comes back', async () => {
    const { shop, open } = await visitor({}, code);
    shop.pages.set('/', pageOf('', {}));
    const page = await open();
    await page.locator('.hero[data-state=filled]').waitFor();
    await page.locator('.bar[data-state=own]').waitFor();
    const once = [
      [['hero'], undefined],
      [['bar'], { device: 'phone' }],
    ];
    // What JSON makes of undefined.
    const asked = (): Promise<unknown> => page.evaluate(() => JSON.stringify(window.asked));
    expect(await asked()).toBe(JSON.stringify(once));
    await page.locator('#toggle').click();
    await page.locator('.hero').waitFor({ state: 'detached' });
    await page.locator('#toggle').click();
    await page.locator('.hero[data-state=filled]').waitFor();
    expect(await asked()).toBe(JSON.stringify([...once, ...once]));
    expect(await page.evaluate(() => window.complaints)).toEqual([]);
  });

  it('shows what a developer has forced, in every component of the slot, and afterwards what is decided', async () => {
    const { shop, open } = await visitor({}, code);
    shop.pages.set('/', pageOf('', {}));
    const page = await open();
    await page.locator('.hero a', { hasText: 'Welcome' }).waitFor();
    const force = (title?: string) =>
      page.evaluate((said) => {
        const decision = {
          id: 'forced hero any',
          slot: 'hero',
          action: 'any',
          channel: 'web',
          content: { title: said },
        };
        window.emit('forced', { slot: 'hero', decision: said === undefined ? undefined : decision });
      }, title);
    await force('Forced');
    await page.locator('.hero a', { hasText: 'Forced' }).waitFor();
    expect(await page.locator('h1').textContent()).toBe('Forced');
    await force();
    await page.locator('.hero a', { hasText: 'Welcome' }).waitFor();
    expect(await page.evaluate(() => window.complaints)).toEqual([]);
  });

  it('shows the page’s own content after the budget, and does not replace it later', async () => {
    const { shop, open } = await visitor({ strategy: 'server' }, code);
    shop.slow = 1_000;
    shop.pages.set('/', pageOf('', { budget: 100 }));
    const page = await open();
    await page.locator('.hero[data-state=own]').waitFor();
    await page.evaluate(() => window.client.decide('hero'));
    expect(await page.locator('.hero').textContent()).toBe('Our own hero');
  });
});
