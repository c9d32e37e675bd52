import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

import { build } from 'esbuild';
import type { Page } from 'playwright';
import { describe, expect, it, onTestFinished, vi } from 'vitest';

import { built } from './built.ts';
import { shop as strategy } from './page/strategy.ts';
import { until } from './until.ts';
import { isHere, visitor, withBrowser, type Visitor } from './visitor.ts';

const root = built();
const script = await readFile(`${root}/node_modules/@opportune/browser/dist/opportune.iife.js`, 'utf8');
const integrity = `sha384-${createHash('sha384').update(script).digest('base64')}`;

/** What a page does with it that has no bundler; it is a file of its own, because nothing may stand in the page. */
const start = (source: string, server: string): string => `
const { fetched, load, opportune, pageViews, slots } = Opportune;
window.troubles = [];
window.client = opportune({
  consent: true,
  strategy: ${source},
  ${server}
  use: [
    (client) => {
      client.addEventListener('trouble', ({ detail }) => window.troubles.push(detail));
      return () => undefined;
    },
    pageViews(),
    slots({ budget: 20000 }),
  ],
});`;

const TEMPLATE = '<template data-opportune-template="hero"><b data-opportune-text="title"></b></template>';
const SLOT = '<div data-opportune-slot="hero" class="hero">Our own hero</div>';
const pageOf = (scripts: string): string =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Shop</title>${scripts}</head><body>${TEMPLATE}${SLOT}</body></html>`;
const tag = (of: string): string =>
  `<script src="/opportune.iife.js" integrity="${of}" crossorigin="anonymous" defer></script><script src="/start.js" defer></script>`;

async function withoutBundler({ shop, open, context }: Visitor, html: string): Promise<Page> {
  shop.files.set('/opportune.iife.js', script);
  const source = "fetched({ url: '/strategy.json', compile: load })";
  shop.files.set('/start.js', start(source, "server: { url: location.origin, key: 'page-key' },"));
  shop.pages.set('/', html);
  await context.addInitScript(() => {
    const page = window as unknown as { violations: string[] };
    page.violations = [];
    document.addEventListener('securitypolicyviolation', ({ violatedDirective }) =>
      page.violations.push(violatedDirective),
    );
  });
  return open();
}

const violationsOf = (page: Page) =>
  page.evaluate(() => (window as unknown as { violations: readonly string[] }).violations);

/** Looks at two products, and is shown shoes then. */
const look = async (page: Page): Promise<void> => {
  await page.locator('.hero[data-opportune-state=filled]').waitFor();
  expect(await page.locator('.hero b').textContent()).toBe('Welcome');
  await page.evaluate(async () => {
    await window.client.track('product_viewed', { sku: 'a' });
    await window.client.track('product_viewed', { sku: 'b' });
  });
  await page.reload();
  await page.locator('.hero[data-opportune-state=filled]').waitFor();
  expect(await page.locator('.hero b').textContent()).toBe('Shoes for you');
};

describe.skipIf(!isHere)('without a bundler', { timeout: 60_000 }, () => {
  withBrowser();

  it('is compiled ahead', () => {
    expect(script.split('\n', 1)[0]).toBe('//# allFunctionsCalledOnLoad');
  });

  it('one script tag with its hash is enough, under a policy that lets nothing stand in the page', async () => {
    const someone = await visitor();
    const page = await withoutBundler(someone, pageOf(tag(integrity)));
    const before = await page.evaluate(() => Object.keys(window).filter((name) => /opportune/i.test(name)));
    expect(before).toEqual(['Opportune']);
    await look(page);
    await page.evaluate(() => window.client.flush());
    await vi.waitFor(
      () => expect(someone.shop.events.filter(({ type }) => type === 'product_viewed')).toHaveLength(2),
      until,
    );
    expect(await violationsOf(page)).toEqual([]);
    expect(await page.evaluate(() => window.troubles)).toEqual([]);
  });

  it('a script of another hash does not run, and the page shows its own', async () => {
    const page = await withoutBundler(await visitor(), pageOf(tag(integrity.replace('sha384-', 'sha384-AAAA'))));
    expect(await page.evaluate(() => 'Opportune' in window)).toBe(false);
    expect(await page.locator('.hero').textContent()).toBe('Our own hero');
  });

  it('a bundle that is a module is served as a file', async () => {
    const someone = await visitor({ consent: true, use: ['slots'] });
    const { outputFiles } = await build({
      entryPoints: [`${root}/page/entry.ts`],
      bundle: true,
      minify: true,
      format: 'esm',
      target: 'es2022',
      write: false,
    });
    someone.shop.files.set('/page.mjs', outputFiles[0]!.text);
    const page = await withoutBundler(someone, pageOf('<script type="module" src="/page.mjs"></script>'));
    await look(page);
    expect(await violationsOf(page)).toEqual([]);
  });

  it('a page is opened from a disk, where there is no server and no module', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'opportune-file-'));
    onTestFinished(() => rm(folder, { recursive: true }));
    await writeFile(join(folder, 'opportune.iife.js'), script);
    await writeFile(join(folder, 'start.js'), start(`load(${JSON.stringify(strategy())})`, ''));
    const scripts = '<script src="opportune.iife.js" defer></script><script src="start.js" defer></script>';
    await writeFile(join(folder, 'page.html'), pageOf(scripts));
    const { context } = await visitor();
    const page = await context.newPage();
    await page.goto(pathToFileURL(join(folder, 'page.html')).href);
    await look(page);
    expect(await page.evaluate(() => window.troubles)).toEqual([]);
  });
});
