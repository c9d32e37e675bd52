import {
  all,
  allocate,
  any,
  cap,
  days,
  eq,
  gte,
  limit,
  occurrence,
  qualify,
  count,
  type CustomerEvent,
  type Strategy,
} from '@opportune/core';
import { describe, expect, it, vi } from 'vitest';

import type { Decides } from './shop.ts';
import { until } from './until.ts';
import { isHere, visitor, withBrowser } from './visitor.ts';

/** What is credited, and from which score on, is not for pages to know. */
const strategy: Strategy = {
  id: 'bank',
  version: '1',
  attributes: { score: { sensitivity: 'sensitive' } },
  recipes: { scored: 'note' },
  aggregates: { views: count('product_viewed'), payments: count('paid') },
  triggers: { looked: occurrence('product_viewed') },
  actions: [
    {
      id: 'credit',
      channel: 'web',
      when: all(gte('context.cart', 100), any(gte('profile.score', 7130), gte('profile.payments', 12))),
      content: { web: { title: 'Pay later', url: '/later' } },
    },
    { id: 'deposit', channel: 'web', when: eq('profile.tier', 'doubtful'), content: { web: { title: 'Pay first' } } },
    { id: 'shoes', channel: 'web', when: gte('profile.views', 2), content: { web: { title: 'Shoes' } } },
    { id: 'more', channel: 'banner', on: 'looked', content: { banner: { title: 'More like this' } } },
    { id: 'desk', channel: 'panel', content: { panel: { title: 'Call the desk of doubtful cases' } } },
  ],
  funnel: [
    qualify(),
    limit(cap({ channel: 'banner', atMost: 1, per: days(1) })),
    allocate({
      hero: { channel: 'web', atMost: 1 },
      bar: { channel: 'banner', atMost: 1 },
      side: { channel: 'panel', atMost: 1 },
    }),
  ],
};

const scored = (customer: string, score: number, tier: string): CustomerEvent => ({
  id: `scored ${customer}`,
  type: 'scored',
  customer,
  time: Date.now() - 1_000,
  properties: { score, tier },
});

const bank: Decides = {
  strategy,
  bindings: { recipes: { note: (draft, { properties }) => void Object.assign(draft, properties) } },
  residual: { page: { events: ['product_viewed', 'identified'], channels: ['web', 'banner'] } },
  before: [scored('ada', 7200, 'sound'), scored('bob', 310, 'doubtful')],
};

const told = { consent: true, strategy: 'residual' } as const;

/** All answers under `/v1/strategy`, as text. */
function heard(page: Awaited<ReturnType<Awaited<ReturnType<typeof visitor>>['open']>>): string[] {
  const texts: string[] = [];
  page.on('response', (response) => {
    if (response.url().endsWith('/v1/strategy')) void response.text().then((text) => texts.push(text));
  });
  return texts;
}

describe.skipIf(!isHere)('a strategy that the server makes for who is in the page', { timeout: 20_000 }, () => {
  withBrowser();

  it('decides in the page what the server decides, and what arrives tells of no rule that it keeps', async () => {
    const { shop, open } = await visitor(told, undefined, bank);
    const page = await open();
    const texts = heard(page);
    await page.evaluate(() => window.client.identify('ada'));
    const here = await page.evaluate(() => window.client.decide('hero', { cart: 120 }));
    expect(here.map(({ action }) => action)).toEqual(['credit']);
    const asked = await fetch(`${shop.url}/v1/decide`, {
      method: 'POST',
      headers: { authorization: 'Bearer page-key', 'content-type': 'application/json' },
      body: JSON.stringify({
        customer: 'ada',
        slots: ['hero'],
        context: { cart: 120 },
        id: (here[0]!.cause as { id: string }).id,
      }),
    });
    const { decisions } = (await asked.json()) as { decisions: typeof here };
    const plain = (all: typeof here) => all.map(({ strategy: _, at: _at, ...decision }) => decision);
    expect(plain(here)).toEqual(plain(decisions));
    expect(shop.asked.filter((path) => path === '/v1/decide')).toHaveLength(1);
    await vi.waitFor(() => expect(texts.join('')).toContain('Pay later'), until);
    expect(texts.join('')).not.toMatch(/:(7130|7200|12)\b|score|payments|tier|doubtful|sound|deposit|desk|panel/);
  });

  it('goes on from what happens in the page, and asks the server where that keeps something to itself', async () => {
    const { shop, open } = await visitor(told, undefined, bank);
    const page = await open();
    await page.evaluate(async () => {
      await window.client.track('product_viewed');
      await window.client.track('product_viewed');
    });
    const decisions = await page.evaluate(() => window.client.decide());
    expect(decisions.map(({ action, slot }) => [action, slot])).toEqual([
      ['shoes', 'hero'],
      ['desk', 'side'],
    ]);
    expect(shop.asked.filter((path) => path === '/v1/decide')).toHaveLength(1);
    // What the page has decided on an event it is not told again by the server.
    await page.evaluate(() => window.client.flush());
    await vi.waitFor(() => expect(shop.events.filter(({ type }) => type === 'product_viewed')).toHaveLength(2), until);
    const banners = await page.evaluate(() => window.decisions.filter(({ action }) => action === 'more').length);
    expect(banners).toBe(1);
  });

  it('is made anew when somebody else is in the page; nothing is decided by what was for another', async () => {
    const { open } = await visitor(told, undefined, bank);
    const page = await open();
    const titles = await page.evaluate(async () => {
      const hero = async (): Promise<unknown> => (await window.client.decide('hero', { cart: 120 }))[0]?.action;
      const before = await hero();
      void window.client.identify('bob');
      const bob = await hero();
      await window.client.reset();
      const nobody = await hero();
      await window.client.identify('ada');
      return [before, bob, nobody, await hero()];
    });
    expect(titles).toEqual([undefined, 'deposit', undefined, 'credit']);
  });

  it('is made anew before it is over, and one that is over decides nothing', async () => {
    const { shop, open } = await visitor(told, undefined, { ...bank, residual: { ...bank.residual, lasts: 1_000 } });
    const page = await open();
    await page.evaluate(() => window.client.identify('ada'));
    await vi.waitFor(
      () => expect(shop.asked.filter((path) => path === '/v1/strategy').length).toBeGreaterThan(3),
      until,
    );
    expect(
      await page.evaluate(() => window.client.decide('hero', { cart: 120 })).then(([first]) => first?.action),
    ).toBe('credit');
    shop.down = true;
    await page.waitForTimeout(1_500);
    const answer = await page.evaluate(() =>
      Promise.race([
        window.client.decide('hero', { cart: 120 }).then(() => 'decided'),
        new Promise((resolve) => setTimeout(() => resolve('waits'), 300)),
      ]),
    );
    expect(answer).toBe('waits');
    expect(await page.evaluate(() => window.troubles.map(({ code }) => code))).toContain('STRATEGY_FAILED');
  });

  it('what is remembered in the page stays, also of what the server does not know', async () => {
    const { open } = await visitor(told, undefined, bank);
    const page = await open();
    await page.evaluate(async () => {
      await window.client.identify('ada');
      await window.client.decide('hero');
      await window.client.track('product_viewed');
      await window.client.flush();
    });
    expect(await page.evaluate(() => window.decisions.map(({ action }) => action))).toEqual(['more']);
    await page.reload();
    await page.evaluate(async () => {
      await window.client.decide('hero');
      await window.client.track('product_viewed');
    });
    // The place under the cap was taken in the page before.
    expect(await page.evaluate(() => window.decisions.filter(({ channel }) => channel === 'banner'))).toEqual([]);
    expect(await page.evaluate(() => window.client.decide('hero')).then(([first]) => first?.action)).toBe('shoes');
  });

  it('without consent nothing is asked, and nothing is decided', async () => {
    const { shop, open } = await visitor({ ...told, consent: false }, undefined, bank);
    const page = await open();
    expect(await page.evaluate(() => window.client.decide('hero', { cart: 120 }))).toEqual([]);
    expect(shop.asked).toEqual([]);
    await page.evaluate(() => window.client.consent(true));
    await vi.waitFor(() => expect(shop.asked).toContain('/v1/strategy'), until);
  });
});
