import { allocate, cap, count, days, limit, qualify } from '@opportune/core';
import fc from 'fast-check';
import type { Page } from 'playwright';
import { describe, expect, it, vi } from 'vitest';

import { until } from './until.ts';
import { unwatched } from './unwatched.ts';
import { isHere, visitor, withBrowser } from './visitor.ts';

const PEN = 'opportune writes';

/** One offer that is shown so many times, in all tabs together. */
const scarce = (atMost: number): string =>
  JSON.stringify({
    id: 'scarce',
    version: '1',
    aggregates: { views: count('product_viewed', { per: days(7) }) },
    actions: [{ id: 'offer', channel: 'web' }],
    funnel: [
      qualify(),
      limit(cap({ channel: 'web', atMost, per: days(1) })),
      allocate({ hero: { channel: 'web', atMost: 1 } }),
    ],
  });

const MANY = 1_000;

async function shopOf(atMost: number) {
  const someone = await visitor({ consent: true, strategy: 'fetched', server: false });
  someone.shop.strategy = scarce(atMost);
  return someone;
}

const decide = (page: Page): Promise<number> =>
  page.evaluate(async () => (await window.client.decide('hero')).filter(({ action }) => action !== null).length);

const track = (page: Page): Promise<string> =>
  page.evaluate(async () => (await window.client.track('product_viewed')).answer);

/** Whether anybody has the pen, and how many wait for it. */
const pen = (page: Page): Promise<{ held: number; waiting: number }> =>
  page.evaluate(async (name) => {
    const { held = [], pending = [] } = await navigator.locks.query();
    const of = (locks: LockInfo[]): number => locks.filter((lock) => lock.name === name).length;
    return { held: of(held), waiting: of(pending) };
  }, PEN);

const turn = (page: Page, visibility: DocumentVisibilityState): Promise<void> =>
  page.evaluate((value) => {
    Object.defineProperty(document, 'visibilityState', { configurable: true, value });
    document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
  }, visibility);

const happens = (page: Page, type: string): Promise<void> =>
  page.evaluate((kind) => {
    const target = kind.startsWith('page') ? window : document;
    target.dispatchEvent(new PageTransitionEvent(kind, { persisted: true }));
  }, type);

/** How many decisions are remembered, and how many inputs. */
const kept = (page: Page): Promise<{ shown: number; inputs: number }> =>
  page.evaluate(
    () =>
      new Promise((resolve, reject) => {
        const opening = indexedDB.open('opportune', 1);
        opening.onerror = () => reject(opening.error!);
        opening.onsuccess = () => {
          const reading = opening.result.transaction('records').objectStore('records').get('kept');
          reading.onerror = () => reject(reading.error!);
          reading.onsuccess = () => {
            opening.result.close();
            const { state } = reading.result as { state: { contacts: unknown[]; seen: unknown[] } };
            resolve({ shown: state.contacts.length, inputs: state.seen.length });
          };
        };
      }),
  );

const troublesOf = (page: Page) => page.evaluate(() => window.troubles);

describe.skipIf(!isHere)('the pen', { timeout: 60_000 }, () => {
  withBrowser();

  it('is kept by a tab that is looked at, which asks the database for nothing more until it decides', async () => {
    const { open } = await shopOf(MANY);
    const page = await open();
    await decide(page);
    const reads = await page.evaluate(async () => {
      let times = 0;
      const { prototype } = IDBObjectStore;
      const { value: get } = Object.getOwnPropertyDescriptor(prototype, 'get') as { value: IDBObjectStore['get'] };
      prototype.get = function (key) {
        times += 1;
        return get.call(this, key);
      };
      for (let i = 0; i < 5; i += 1) await window.client.decide('hero');
      return times;
    });
    expect(reads).toBe(0);
    expect(await pen(page)).toEqual({ held: 1, waiting: 0 });
    expect(await kept(page)).toEqual({ shown: 6, inputs: 6 });
  });

  it('goes to and fro between two tabs that are looked at, and a cap holds over both', async () => {
    const { open } = await shopOf(3);
    const tabs = [await open(), await open()];
    const shown: number[] = [];
    for (let i = 0; i < 8; i += 1) shown.push(await decide(tabs[i % 2]!));
    expect(shown).toEqual([1, 1, 1, 0, 0, 0, 0, 0]);
    expect(await pen(tabs[0]!)).toEqual({ held: 1, waiting: 0 });
  });

  it('leaves nothing out and shows nothing twice, whatever two tabs do in whatever order', async () => {
    const { open } = await shopOf(5);
    const tabs = [await open(), await open()];
    const acts = { decide, track, hide: hidden, show: seen, leave: aside, back };
    const act = fc.tuple(
      fc.constantFrom(0, 1),
      fc.constantFrom(...(Object.keys(acts) as (keyof typeof acts)[])),
      // Whether it is waited for before the next.
      fc.boolean(),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 8, maxLength: 24 }), async (all) => {
        for (const tab of tabs) await back(tab).then(() => seen(tab));
        await tabs[0]!.evaluate(() => window.client.forget());
        const done: Promise<unknown>[] = [];
        let [shown, asked, tracked] = [0, 0, 0];
        for (const [i, what, isWaitedFor] of all) {
          const acted = acts[what](tabs[i]!);
          if (what === 'decide') {
            asked += 1;
            done.push(Promise.resolve(acted).then((n) => (shown += Number(n))));
          } else done.push(acted);
          if (what === 'track') tracked += 1;
          // One that is put aside does nothing until it is gone back to.
          if (isWaitedFor && (what === 'hide' || what === 'show')) await acted;
        }
        for (const tab of tabs) await back(tab);
        await Promise.all(done);
        expect(shown).toBe(Math.min(asked, 5));
        if (asked + tracked > 0) expect(await kept(tabs[0]!)).toEqual({ shown, inputs: asked + tracked });
      }),
      { numRuns: 25 },
    );
    for (const tab of tabs) expect(await troublesOf(tab)).toEqual([]);
  });

  it('is handed on by a tab that nobody sees as soon as it has written, and comes to it all the same', async () => {
    const { open } = await shopOf(MANY);
    const [front, behind] = [await open(), await open()];
    await decide(behind);
    await turn(behind, 'hidden');
    await vi.waitFor(async () => expect(await pen(front)).toEqual({ held: 0, waiting: 0 }), until);
    await decide(front);
    expect(await track(behind)).toBe('kept');
    expect(await pen(front)).toEqual({ held: 0, waiting: 0 });
    await decide(front);
    expect(await kept(front)).toEqual({ shown: 3, inputs: 4 });
  });

  it.each([
    ['pagehide', 'pageshow'],
    ['freeze', 'resume'],
  ])('is let go of at %s at once, and asked for again at %s', async (leaves, comes) => {
    const { open } = await shopOf(MANY);
    const page = await open();
    await decide(page);
    expect(await pen(page)).toEqual({ held: 1, waiting: 0 });
    await happens(page, leaves);
    expect(await pen(page)).toEqual({ held: 0, waiting: 0 });
    // Nobody waits for a tab that may not run when its turn comes.
    const late = track(page);
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(await pen(page)).toEqual({ held: 0, waiting: 0 });
    await happens(page, comes);
    expect(await late).toBe('kept');
    expect(await kept(page)).toEqual({ shown: 1, inputs: 2 });
  });

  it('is free where its tab is killed, and what that has told is kept', async () => {
    const { open, context } = await shopOf(MANY);
    const witness = await open();
    let told = 0;
    for (let kill = 1; kill <= 3; kill += 1) {
      const page = await open();
      page.on('console', (message) => {
        if (message.text() === 'told') told += 1;
      });
      const session = await context.newCDPSession(page);
      const dying = page
        .evaluate(async () => {
          window.client.addEventListener('decision', () => console.log('told'));
          for (;;) {
            await window.client.decide('hero');
            await new Promise((resolve) => setTimeout(resolve));
          }
        })
        .catch(() => undefined);
      await new Promise((resolve) => setTimeout(resolve, 100 + Math.random() * 200));
      void session.send('Page.crash').catch(() => undefined);
      await Promise.race([dying, new Promise((resolve) => setTimeout(resolve, 1_000))]);
      expect(await decide(witness)).toBe(1);
      expect((await kept(witness)).shown).toBeGreaterThanOrEqual(told + kill);
    }
    expect(told).toBeGreaterThan(20);
  });

  it('is not needed where there are no locks, or they are refused: each writing reads again', async () => {
    const { open, context } = await shopOf(3);
    await context.addInitScript(() => {
      const refuse = () => Promise.reject(new DOMException('refused', 'SecurityError'));
      const value = location.search === '?none' ? undefined : { request: refuse, query: refuse };
      Object.defineProperty(navigator, 'locks', { value });
    });
    const tabs = [await open('/?none'), await open('/?refused')];
    const shown: number[] = [];
    for (let i = 0; i < 6; i += 1) shown.push(await decide(tabs[i % 2]!));
    expect(shown).toEqual([1, 1, 1, 0, 0, 0]);
  });

  it('is nobody’s where a page goes on by itself, and where its client has ended', async () => {
    const { open } = await shopOf(MANY);
    const page = await open();
    await decide(page);
    await page.evaluate(async () => {
      IDBObjectStore.prototype.put = () => {
        throw new DOMException('no room', 'QuotaExceededError');
      };
      await window.client.decide('hero');
    });
    await vi.waitFor(async () => expect(await pen(page)).toEqual({ held: 0, waiting: 0 }), until);
    expect(await page.evaluate(() => window.troubles.map(({ code }) => code))).toEqual(['MEMORY_FAILED']);
    const next = await open();
    await decide(next);
    expect(await pen(next)).toEqual({ held: 1, waiting: 0 });
    await next.evaluate(() => window.client.stop());
    await vi.waitFor(async () => expect(await pen(next)).toEqual({ held: 0, waiting: 0 }), until);
  });

  // Not by who automates browsers: Debian's Chromium puts no page aside while somebody looks over its shoulder.
  it('keeps no page from being put aside to be gone back to', async () => {
    const { shop, browser } = await unwatched();
    shop.files.set('/told.js', `window.told = ${JSON.stringify({ consent: true, server: false })};`);
    shop.files.set(
      '/page2.js',
      `addEventListener('pageshow', async ({ persisted }) => {
         if (persisted) return fetch('/was/' + ((await client.track('back')).answer) + '/' + decisions.length);
         if (performance.getEntriesByType('navigation')[0].type === 'back_forward') return fetch('/was/loaded');
         await client.decide('hero');
         const { held } = await navigator.locks.query();
         await fetch('/was/holding/' + held.length);
         location.href = '/away';
       });`,
    );
    shop.files.set('/away.js', `addEventListener('pageshow', () => setTimeout(() => history.back(), 500));`);
    shop.policy = "script-src 'self'";
    const pageOf = (...scripts: string[]) =>
      `<!doctype html><html lang="en"><head>${scripts.map((src) => `<script src="${src}" defer></script>`).join('')}</head></html>`;
    shop.pages.set('/first', pageOf('/told.js', '/page.js', '/page2.js'));
    shop.pages.set('/away', pageOf('/away.js'));
    await browser.send('Target.createTarget', { url: `${shop.url}/first` });
    const said = () => shop.seen.filter((path) => path.startsWith('/was/'));
    await vi.waitFor(() => expect(said()).toEqual(['/was/holding/1', '/was/kept/1']), until);
  });
});

const hidden = (page: Page) => turn(page, 'hidden');
const seen = (page: Page) => turn(page, 'visible');
const aside = (page: Page) => happens(page, 'pagehide');
const back = (page: Page) => happens(page, 'pageshow');
