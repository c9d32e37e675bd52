import { createHash } from 'node:crypto';

import { describe, expect, it, vi } from 'vitest';

import { shop as strategy } from './page/strategy.ts';
import { until } from './until.ts';
import { isHere, visitor, withBrowser } from './visitor.ts';

const integrityOf = (text: string): string => `sha384-${createHash('sha384').update(text).digest('base64')}`;

describe.skipIf(!isHere)('a strategy from a URL', { timeout: 60_000 }, () => {
  withBrowser();

  it('decides with the one that was fetched last where there is no network, and says how old it is', async () => {
    const { shop, open, context } = await visitor({ consent: true, strategy: 'fetched' });
    const page = await open();
    const before = Date.now();
    expect(await page.evaluate(() => window.client.decide('hero')).then(([first]) => first?.action)).toBe('welcome');
    await context.route('**/strategy.json', (route) => route.abort());
    await page.reload();
    expect(await page.evaluate(() => window.client.decide('hero')).then(([first]) => first?.action)).toBe('welcome');
    const used = await page.evaluate(() => window.client.strategy);
    expect(used).toMatchObject({ id: 'shop', version: '1' });
    expect(used!.checked).toBeLessThanOrEqual(before + 2_000);
    expect(await page.evaluate(() => window.troubles.map(({ code }) => code))).toContain('STRATEGY_FAILED');
    expect(shop.strategy).not.toBe('');
  });

  it('keeps the hash of one, and does not work it out again', async () => {
    const { open, context } = await visitor({ consent: true, strategy: 'fetched' });
    const page = await open();
    await page.evaluate(() => window.client.decide('hero'));
    const kept = (change: boolean) =>
      page.evaluate(
        (isChanged) =>
          new Promise<string | undefined>((resolve) => {
            const opening = indexedDB.open('opportune');
            opening.onsuccess = () => {
              const records = opening.result.transaction(['records'], 'readwrite').objectStore('records');
              const reading = records.get('strategy') as IDBRequest<{ hash: string } | undefined>;
              reading.onsuccess = () => {
                if (isChanged) records.put({ ...reading.result, hash: 'as it was kept' }, 'strategy');
                opening.result.close();
                resolve(reading.result?.hash);
              };
            };
          }),
        change,
      );
    const used = () => page.evaluate(() => window.client.strategy);
    await vi.waitFor(async () => expect(await kept(false)).toBe((await used())!.hash), until);
    await kept(true);
    await context.route('**/strategy.json', (route) => route.abort());
    await page.reload();
    await page.evaluate(() => window.client.decide('hero'));
    expect((await used())!.hash).toBe('as it was kept');
  });

  it('takes over a newer one while the page is open, and goes on with what is remembered', async () => {
    const { shop, open } = await visitor({ consent: true, strategy: 'fetched', every: 100 });
    const page = await open();
    await page.evaluate(async () => {
      await window.client.track('product_viewed');
      await window.client.track('product_viewed');
    });
    shop.strategy = JSON.stringify(strategy('2', 'Boots for you'));
    await vi.waitFor(async () => {
      const [first] = await page.evaluate(() => window.client.decide('hero'));
      expect(first).toMatchObject({ strategy: { version: '2' }, content: { title: 'Boots for you' } });
    }, until);
  });

  it('keeps and sends what happens while no strategy has come, and the state learns of it when one does', async () => {
    const { shop, open } = await visitor({ consent: true, strategy: 'fetched', every: 100 });
    const good = shop.strategy;
    shop.strategy = 'none';
    const page = await open();
    const answers = await page.evaluate(async () => {
      const taken = [
        await window.client.track('product_viewed', { n: 1 }),
        await window.client.track('product_viewed', { n: 2 }),
      ];
      await window.client.flush();
      return taken.map(({ answer }) => answer);
    });
    expect(answers).toEqual(['kept', 'kept']);
    await vi.waitFor(() => expect(shop.events).toHaveLength(2), until);
    shop.strategy = good;
    const [first] = await page.evaluate(() => window.client.decide('hero'));
    expect(first?.action).toBe('shoes');
    await page.evaluate(() => window.client.flush());
    expect(shop.events).toHaveLength(2);
  });

  it('takes consent and sends what was held, also where no strategy ever comes', async () => {
    const { shop, open } = await visitor({ strategy: 'fetched' });
    shop.strategy = 'none';
    const page = await open();
    await page.evaluate(async () => {
      await window.client.track('product_viewed');
      await window.client.consent(true);
      await window.client.flush();
    });
    await vi.waitFor(() => expect(shop.events).toHaveLength(1), until);
  });

  it.each([
    ['is another than the page expects', 'sha384-AAAA', ''],
    ['is none', undefined, '{"id":"shop"'],
    [
      'has what the page does not know',
      undefined,
      '{"id":"shop","version":"3","actions":[],"funnel":[{"kind":"steal"}]}',
    ],
  ])('refuses one that %s; the page shows its own', async (_what, integrity, text) => {
    const { shop, open } = await visitor({
      consent: true,
      strategy: 'fetched',
      use: ['slots'],
      budget: 500,
      ...(integrity && { integrity }),
    });
    if (text !== '') shop.strategy = text;
    const page = await open();
    await page.locator('.hero[data-opportune-state=own]').waitFor();
    expect(await page.locator('.hero').textContent()).toBe('Our own hero');
    expect(await page.evaluate(() => window.troubles.map(({ code }) => code))).toContain('STRATEGY_FAILED');
  });

  const deep = `${'{"kind":"not","of":'.repeat(20_000)}{"kind":"eq","path":"profile.a","value":1}${'}'.repeat(20_000)}`;
  const allocating = (slots: string): string => `[{"kind":"allocate","slots":${slots}}]`;
  it.each([
    ['null', 'null'],
    ['a list', '[]'],
    ['a number', '42'],
    ['of no parts', '{}'],
    ['of parts that are none', '{"id":1,"version":{},"actions":[null],"funnel":[null]}'],
    [
      'of a condition without a bottom',
      `{"id":"s","version":"1","actions":[{"id":"a","channel":"web","when":${deep}}],"funnel":[]}`,
    ],
    [
      'that names what every object has',
      `{"id":"__proto__","version":"1","__proto__":{"polluted":true},"actions":[{"id":"constructor","channel":"__proto__","when":{"kind":"eq","path":"profile.__proto__.polluted","value":true},"content":{"__proto__":{"polluted":true}}}],"funnel":${allocating('{"__proto__":{"channel":"__proto__","atMost":1},"hero":{"channel":"toString","atMost":1}}')}}`,
    ],
    [
      'of rules by names that every object has',
      `{"id":"s","version":"1","actions":[],"funnel":[{"kind":"constructor"},{"kind":"__proto__"}]}`,
    ],
  ])('survives one that is hostile: %s', async (_what, text) => {
    const { shop, open } = await visitor({ consent: true, strategy: 'fetched', use: ['slots'], budget: 300 });
    shop.strategy = text;
    const page = await open();
    await page.locator('.hero[data-opportune-state=own]').waitFor();
    expect(await page.locator('.hero').textContent()).toBe('Our own hero');
    const after = await page.evaluate(async () => ({
      answer: (await window.client.track('product_viewed')).answer,
      polluted: ['polluted' in {}, 'polluted' in Object, 'polluted' in Function],
    }));
    expect(after).toEqual({ answer: 'kept', polluted: [false, false, false] });
    await page.evaluate(() => window.client.flush());
    await vi.waitFor(() => expect(shop.events).toHaveLength(1), until);
  });

  it('takes one of the hash that the page expects', async () => {
    const text = JSON.stringify(strategy());
    const { open } = await visitor({ consent: true, strategy: 'fetched', integrity: integrityOf(text) });
    const page = await open();
    expect(await page.evaluate(() => window.client.decide('hero')).then(([first]) => first?.action)).toBe('welcome');
  });
});
