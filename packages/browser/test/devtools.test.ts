import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { compile } from '@opportune/core';
import type { Session } from '@opportune/core/why';
import { replaySession } from '@opportune/testing';
import type { Locator, Page } from 'playwright';
import { describe, expect, it, onTestFinished, vi } from 'vitest';

import { bundleInParts } from './bundle.ts';
import type { Told } from './page/entry.ts';
import { until } from './until.ts';
import { isHere, visitor, withBrowser } from './visitor.ts';

const script = fileURLToPath(new URL('page/panel.ts', import.meta.url));
const textOf = (name: string): string => readFileSync(new URL(`page/${name}`, import.meta.url), 'utf8');

let bundled: ReturnType<typeof bundleInParts> | undefined;

/** Somebody in the boutique, who has not pressed any key yet. */
async function inBoutique(told: Told = { consent: true, server: false }, path = '/', withClock = false) {
  const files = await (bundled ??= bundleInParts(script));
  const { shop, context, open } = await visitor(told, Promise.resolve(files.get('/page.js')!));
  for (const [name, code] of files) shop.files.set(name, code);
  shop.files.set('/boutique.css', textOf('boutique.css'));
  shop.pages.set('/', textOf('panel.html'));
  const scripts: string[] = [];
  const errors: string[] = [];
  context.on('request', (request) => {
    if (request.url().endsWith('.js')) scripts.push(new URL(request.url()).pathname);
  });
  context.on('console', (message) => {
    if (message.type() === 'error' && !message.text().startsWith('Failed to load')) errors.push(message.text());
  });
  context.on('weberror', (error) => errors.push(String(error.error())));
  if (withClock) await context.clock.install();
  // Nothing that a policy forbids is tried.
  onTestFinished(() => expect(errors).toEqual([]));
  const page = await open(path);
  await page.locator('.hero[data-opportune-state=filled]').waitFor();
  return { shop, page, scripts, panel: page.locator('opportune-devtools .panel') };
}

const press = (page: Page): Promise<void> => page.keyboard.press('Alt+Shift+O');

/** A row of the timeline by its words. */
const rowOf = (panel: Locator, words: string): Locator => panel.locator('.row', { hasText: words });

const track = (page: Page, type: string, properties: object = {}): Promise<unknown> =>
  page.evaluate(([name, said]) => window.client.track(name, said as never), [type, properties] as const);

describe.skipIf(!isHere)('the developer panel', { timeout: 60_000 }, () => {
  withBrowser();

  it('is loaded at the first press and not before, and shows what went before', async () => {
    const { page, scripts, panel } = await inBoutique();
    await track(page, 'product_viewed', { sku: 'boots-42', price: 129 });
    expect(scripts).toEqual(['/page.js']);
    expect(await page.locator('opportune-devtools').count()).toBe(0);

    await press(page);
    await panel.waitFor();
    expect(scripts).toContain('/panel.js');
    expect(scripts).not.toContain('/why.js');
    await rowOf(panel, 'product_viewed').waitFor();
    expect(await rowOf(panel, 'product_viewed').textContent()).toContain('sku boots-42');
    expect(await rowOf(panel, 'asks').locator('.chip.chosen').allTextContents()).toEqual([
      'bartwo-for-one',
      'herowelcome',
    ]);
  });

  it('opens by an address too, for devices without keys', async () => {
    const { panel } = await inBoutique(undefined, '/#opportune');
    await panel.waitFor();
  });

  it('changes nothing of the page: no layout, no looks, no key that is typed in it', async () => {
    const { page, panel } = await inBoutique();
    const measured = () =>
      page.evaluate(() => [
        document.documentElement.scrollHeight,
        document.documentElement.scrollWidth,
        document.querySelector('.hero')!.getBoundingClientRect().toJSON() as unknown,
        document.querySelectorAll('style, [style]:not([data-opportune-slot])').length,
      ]);
    const before = await measured();
    await press(page);
    await panel.waitFor();
    await page.evaluate(() => {
      document.addEventListener('keydown', ({ key }) => (document.title += key));
    });
    await page.keyboard.press('x');
    expect(await measured()).toEqual(before);
    expect(await page.title()).toBe('Boutique');
    expect(await panel.locator('.save').evaluate((element) => getComputedStyle(element).fontStyle)).toBe('normal');
  });

  it('tells event, trigger, funnel, slot, and what became of it', async () => {
    const { page, panel } = await inBoutique();
    await press(page);
    await panel.waitFor();
    await track(page, 'cart_updated', { total: 80 });
    expect(await rowOf(panel, 'cart_updated').locator('.begun').textContent()).toBe('cart_abandoned waits 30 min');

    await rowOf(panel, 'seenwelcome in hero').or(rowOf(panel, 'seen welcome in hero')).waitFor();
    await page.locator('.hero a').click();
    await expect
      .poll(() => rowOf(panel, 'asks').locator('.chip', { hasText: 'welcome' }).locator('.marks').textContent(), until)
      .toBe('seen · clicked');

    await rowOf(panel, 'asks').click();
    const details = panel.locator('article');
    expect(await details.locator('.stages li').allTextContents()).toEqual([
      'proposed6',
      'qualify3−2 not eligible−1 not known enough',
      'limit3',
      'arbitrate3',
      'allocate2−1 something was better',
    ]);
    expect(await details.locator('.is-chosen').last().textContent()).toContain('welcome was chosen for hero');
    expect(await details.textContent()).toContain('free-shipping lost to two-for-one with a score of 1.');
  });

  it('tells what time has led to: the trigger that fired, what was chosen, and when it would be', async () => {
    const { page, panel } = await inBoutique(undefined, '/', true);
    await press(page);
    await track(page, 'cart_updated', { total: 80 });
    await page.clock.fastForward('29:00');
    await panel.getByRole('tab', { name: 'State' }).click();
    await panel.locator('.open .left', { hasText: /^(1 min|\d\d s), at/ }).waitFor();
    await page.clock.fastForward('02:00');
    await panel.getByRole('tab', { name: 'Timeline' }).click();
    const time = rowOf(panel, 'time passed');
    await time.waitFor();
    expect(await time.locator('.fired').textContent()).toBe('cart_abandoned');
    expect(await time.locator('.chip.chosen').textContent()).toContain('barcart-reminder');
    expect(await page.locator('.bar a').textContent()).toBe('Your cart is still here');
  });

  it('says what it would take, for which more is loaded then', async () => {
    const { page, panel, scripts } = await inBoutique();
    await press(page);
    await rowOf(panel, 'asks').click();
    const why = panel.locator('.candidates li', { hasText: 'autumn-boots' });
    await why.locator('button').click();
    await why.getByText('autumn-boots would be chosen if profile.views7d were 2 instead of 0.').waitFor();
    expect(await why.textContent()).toContain('Waiting alone does not help.');
    expect(scripts.some((path) => path.startsWith('/why'))).toBe(true);
  });

  it('shows what is remembered, and what an event has changed of it', async () => {
    const { page, panel } = await inBoutique();
    await press(page);
    await track(page, 'product_viewed', { sku: 'boots-42', price: 129 });
    await track(page, 'cart_updated', { total: 80 });
    await rowOf(panel, 'product_viewed').click();
    expect(await panel.locator('.changes tr').allTextContents()).toEqual([
      'profile.views7d 1',
      'profile.lastSeen boots-42',
    ]);

    await panel.getByRole('tab', { name: 'State' }).click();
    const card = (name: string) => panel.locator('.card', { has: page.locator(`h2:text-is("${name}")`) });
    expect(await card('Profile').locator('tr').allTextContents()).toEqual([
      'views7d1worked out',
      'lastSeenboots-42worked out',
    ]);
    expect(await card('Open').textContent()).toMatch(/cart_abandoned(30|29) min, at \d/);
    expect(await card('Contacts').locator('tr').count()).toBeGreaterThan(0);
  });

  it('forces an action in a slot of this tab, of which nothing is remembered and nothing told, until it is undone', async () => {
    const { page, panel, shop } = await inBoutique({ consent: true });
    await page.waitForFunction(() => true);
    await press(page);
    await rowOf(panel, 'seen').first().waitFor();
    const standing = () => page.evaluate(async () => window.client.flush()).then(() => shop.events.length);
    await panel.getByRole('tab', { name: 'Slots' }).click();
    const revision = () => page.evaluate(() => window.client.decide('nowhere').then(() => 0));
    await revision();
    const before = await standing();
    await panel.getByLabel('What hero shows').selectOption('loyal-gift');
    expect(await page.locator('.hero a').textContent()).toBe('A gift for you');
    expect(await page.locator('opportune-devtools .frame span').textContent()).toBe('forced: loyal-gift');
    // Long enough to be seen.
    await page.waitForTimeout(1_300);
    await page.locator('.hero a').click();
    await track(page, 'product_viewed', { sku: 'a', price: 1 });
    expect(await page.locator('.hero a').textContent()).toBe('A gift for you');

    await press(page);
    expect(await panel.isVisible()).toBe(false);
    await page.locator('opportune-devtools .note button').click();
    expect(await page.locator('.hero a').textContent()).toBe('Welcome');
    await page.waitForTimeout(1_300);
    expect(await standing()).toBe(before + 1);
    expect(shop.events.filter(({ properties }) => String(properties['decision']).startsWith('forced'))).toEqual([]);

    await press(page);
    await panel.getByLabel('What hero shows').selectOption('loyal-gift');
    await page.locator('.hero button').click();
    await vi.waitFor(async () => expect(await page.locator('.hero a').textContent()).toBe('Welcome'), until);
    await expect.poll(() => page.locator('opportune-devtools .note').textContent(), until).toBe('');
    await panel.getByLabel('What hero shows').selectOption('club');
    await page.reload();
    await page.locator('.hero[data-opportune-state=filled]').waitFor();
    expect(await page.locator('.hero a').textContent()).toBe('Welcome');
  });

  it('saves what happened, and in Node the same comes of it to the byte', async () => {
    const { page, panel } = await inBoutique({ server: false });
    await track(page, 'product_viewed', { sku: 'a', price: 10 });
    await page.evaluate(() => window.client.consent(true));
    await track(page, 'product_viewed', { sku: 'boots-42', price: 129 });
    await page.evaluate(() => window.client.identify('ada'));
    await track(page, 'cart_updated', { total: 80 });
    const decided = await page.evaluate(() => window.client.decide());
    await press(page);
    const [file] = await Promise.all([page.waitForEvent('download'), panel.locator('.save').click()]);
    expect(file.suggestedFilename()).toMatch(/^session-.*\.json$/);
    const session = JSON.parse(readFileSync(await file.path(), 'utf8')) as Session;
    const replayed = [...replaySession(session, (strategy) => compile(strategy))];

    expect(replayed.length).toBeGreaterThanOrEqual(7);
    expect(replayed.map(({ difference }) => difference)).toEqual(replayed.map(() => undefined));
    expect(replayed.some(({ isOtherState, isOtherStrategy }) => isOtherState || isOtherStrategy)).toBe(false);
    expect(JSON.stringify(replayed.at(-1)!.result.decisions)).toBe(JSON.stringify(decided));
    expect(decided.map(({ action, customer }) => `${customer}: ${action}`)).toEqual([
      'ada: autumn-boots',
      'ada: two-for-one',
    ]);
    // It can differ: another strategy does.
    const other = [
      ...replaySession(session, (strategy) => compile({ ...strategy, actions: strategy.actions.slice(1) })),
    ];
    expect(other.some(({ difference }) => difference !== undefined)).toBe(true);
  });

  it('says what was held before a verdict and what the visitor refuses', async () => {
    const { page, panel } = await inBoutique({ server: false, purposes: { events: { product_viewed: 'analytics' } } });
    await press(page);
    await track(page, 'cart_updated', { total: 1 });
    expect(await rowOf(panel, 'cart_updated').locator('.held').textContent()).toBe('held');
    await page.evaluate(() => window.client.consent({ marketing: true }));
    await track(page, 'product_viewed', { sku: 'a', price: 1 });
    expect(await rowOf(panel, 'product_viewed').locator('.bad').textContent()).toBe('refused');
    expect(await panel.locator('.facts').textContent()).toContain('consent{"marketing":true}');
  });

  it('shows what the server has decided, and forces of it what it has decided before', async () => {
    const { page, panel } = await inBoutique({ consent: true, strategy: 'server' });
    await press(page);
    expect(await rowOf(panel, 'decided by the server').first().locator('.chosen').textContent()).toBe('herowelcome');
    await track(page, 'product_viewed', { sku: 'a', price: 1 });
    await rowOf(panel, 'product_viewed').click();
    expect(await panel.locator('.said').textContent()).toContain('Nothing decides in this page');
    await panel.getByRole('tab', { name: 'State' }).click();
    await panel.getByText('Nothing that decides here has taken anything in yet.').waitFor();
    await panel.getByRole('tab', { name: 'Slots' }).click();
    expect(await panel.getByLabel('What hero shows').locator('option').allTextContents()).toEqual([
      'what is decided',
      'welcome',
    ]);
    await panel.getByLabel('What hero shows').selectOption('welcome');
    await page.locator('opportune-devtools .frame').waitFor();
  });

  it('tells what went wrong, also that it cannot be loaded', async () => {
    const { page, panel } = await inBoutique();
    await page.route('**/panel.js', (route) => route.abort());
    const told = page.evaluate(
      () =>
        new Promise((resolve) => {
          window.client.addEventListener('trouble', ({ detail }) => resolve(detail));
        }),
    );
    await press(page);
    expect(await told).toMatchObject({ code: 'EXTENSION_FAILED' });
    await page.unroute('**/panel.js');
    await press(page);
    await panel.waitFor();
    await panel.getByRole('tab', { name: 'Strategy 1' }).click();
    expect(await panel.locator('.troubles li').textContent()).toContain('EXTENSION_FAILEDthe panel cannot be loaded');
    await panel.getByRole('tab', { name: 'Timeline' }).click();
    await rowOf(panel, 'EXTENSION_FAILED').waitFor();
  });

  it('remembers no more than the latest, before it is opened and after', async () => {
    const { page, panel } = await inBoutique();
    const many = (from: number) =>
      page.evaluate(async (first) => {
        for (let n = first; n < first + 310; n += 1)
          await window.client.track('product_viewed', { sku: `s${String(n)}` });
      }, from);
    await many(1_000);
    await press(page);
    await rowOf(panel, 's1309').waitFor();
    await expect.poll(() => panel.locator('.row').count(), until).toBe(300);
    await many(2_000);
    await rowOf(panel, 's2309').waitFor();
    await expect.poll(() => panel.locator('.row').count(), until).toBe(300);
    expect(await rowOf(panel, 's2000').count()).toBe(0);
    const skus = (await panel.locator('.row').allTextContents()).flatMap((text) => /s\d{4}$/.exec(text)?.[0] ?? []);
    expect(skus).toEqual([...skus].sort());
    // Impressions are among them.
    expect(skus.length).toBeGreaterThan(295);
  });

  it('is worked by keys alone', async () => {
    const { page, panel } = await inBoutique();
    await track(page, 'product_viewed', { sku: 'a', price: 1 });
    await page.locator('.hero a').focus();
    await press(page);
    await panel.waitFor();
    await panel.getByRole('tab', { name: 'Timeline' }).focus();
    await page.keyboard.press('ArrowRight');
    expect(await panel.getByRole('tab', { name: 'State' }).getAttribute('aria-selected')).toBe('true');
    await page.keyboard.press('ArrowLeft');
    await panel.locator('.row').last().focus();
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Enter');
    expect(await panel.locator('article h2').textContent()).not.toBe('product_viewed');
    const edge = panel.getByRole('separator');
    await edge.focus();
    const height = (await panel.boundingBox())!.height;
    await page.keyboard.press('ArrowUp');
    expect((await panel.boundingBox())!.height).toBe(Math.round(height) + 24);
    await page.keyboard.press('Escape');
    expect(await panel.isVisible()).toBe(false);
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('A');
  });

  it('goes with its client, and what was forced with it', async () => {
    const { page, panel } = await inBoutique();
    await press(page);
    await panel.waitFor();
    await page.evaluate(() => window.client.stop());
    await expect.poll(() => page.locator('opportune-devtools').count(), until).toBe(0);
    await press(page);
    expect(await page.locator('opportune-devtools').count()).toBe(0);
  });

  // For the guide, and to look at: OPPORTUNE_PICTURES=<folder>.
  it.runIf(process.env['OPPORTUNE_PICTURES'] !== undefined)('is drawn', { timeout: 120_000 }, async () => {
    const { page, panel } = await inBoutique(undefined, '/', true);
    const shoot = async (name: string, width: number, height: number, colorScheme: 'light' | 'dark'): Promise<void> => {
      await page.setViewportSize({ width, height });
      await page.emulateMedia({ colorScheme });
      await page.waitForTimeout(400);
      await page.screenshot({ path: `${process.env['OPPORTUNE_PICTURES']!}/${name}.png` });
    };
    await page.evaluate(() => window.client.page('Shoes'));
    await track(page, 'product_viewed', { sku: 'boots-42', price: 129 });
    await page.waitForTimeout(1_300);
    await track(page, 'product_viewed', { sku: 'boots-43', price: 149 });
    await track(page, 'cart_updated', { total: 149 });
    await page.locator('.hero a').click();
    await page.clock.fastForward('31:00');
    await page.locator('.bar a', { hasText: 'cart' }).waitFor();
    await page.waitForTimeout(1_300);
    await page.evaluate(() => window.client.decide('hero'));
    await press(page);
    await rowOf(panel, 'asks').last().click();
    await panel.locator('.candidates li', { hasText: 'club' }).locator('button').click();
    await panel.locator('.remedy p').first().waitFor();
    await panel.locator('.aside').evaluate((aside) => aside.scrollTo(0, 0));
    await shoot('timeline', 1200, 720, 'light');
    await shoot('timeline-dark', 1200, 720, 'dark');
    await shoot('phone-why', 360, 740, 'dark');
    await panel.locator('.back').click();
    await shoot('phone', 360, 740, 'light');
    await shoot('tablet', 800, 700, 'light');
    for (const name of ['State', 'Strategy', 'Slots']) {
      await panel.getByRole('tab', { name }).click();
      if (name === 'Slots') await panel.getByLabel('What hero shows').selectOption('loyal-gift');
      await shoot(name.toLowerCase(), 1200, 720, 'dark');
      await shoot(`phone-${name.toLowerCase()}`, 360, 740, 'light');
    }
  });
});
