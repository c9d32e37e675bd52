import type { Frame, Page } from 'playwright';
import { describe, expect, it, vi } from 'vitest';

import { until } from './until.ts';
import { isHere, visitor, withBrowser, type Visitor } from './visitor.ts';

const frameIn = async (page: Page): Promise<Frame> => {
  await vi.waitFor(() => expect(page.frames()).toHaveLength(2), until);
  const frame = page.frames()[1]!;
  await frame.locator('.hero[data-opportune-state=filled]').waitFor();
  return frame;
};

/** A page that is nobody's but shows the shop's in a frame. */
async function framed({ shop, open }: Visitor, frame: string): Promise<{ page: Page; frame: Frame }> {
  shop.policy = shop.policy.replace('require-trusted-types', 'frame-src *; require-trusted-types');
  shop.pages.set('/around', `<!doctype html><html lang="en"><body>${frame}</body></html>`);
  const page = await open('/around');
  return { page, frame: await frameIn(page) };
}

/** Looks twice at products, as somebody does for whom there are shoes then. */
const look = (frame: Frame | Page) =>
  frame.evaluate(async () => {
    const answers = [
      await window.client.track('product_viewed', { n: 1 }),
      await window.client.track('product_viewed', { n: 2 }),
    ];
    const [first] = await window.client.decide('hero');
    await window.client.flush();
    return { answers: answers.map(({ answer }) => answer), shown: first?.action };
  });

const seen = { answers: ['kept', 'kept'], shown: 'shoes' };

const troublesOf = (frame: Frame) => frame.evaluate(() => [...new Set(window.troubles.map(({ code }) => code))]);

describe.skipIf(!isHere)('in a frame', { timeout: 60_000 }, () => {
  withBrowser();

  it('of the same origin it is as in a page, and remembers with it', async () => {
    const someone = await visitor({ consent: true, use: ['slots'] });
    const { frame } = await framed(someone, '<iframe src="/"></iframe>');
    expect(await look(frame)).toEqual(seen);
    await vi.waitFor(() => expect(someone.shop.events).toHaveLength(2), until);
    expect(await troublesOf(frame)).toEqual([]);
    const page = await someone.open();
    expect(await page.evaluate(() => window.client.decide('hero')).then(([first]) => first?.action)).toBe('shoes');
  });

  it.each([
    [
      'in a sandbox, which may keep nothing and has no origin that a server could know',
      (url: string) => `<iframe sandbox="allow-scripts" src="${url}"></iframe>`,
      0,
      ['MEMORY_FAILED', 'SEND_FAILED'],
    ],
    [
      'of another site, where the browser blocks what third parties keep',
      (url: string) => `<iframe src="${url.replace('127.0.0.1', 'localhost')}"></iframe>`,
      2,
      ['MEMORY_FAILED'],
    ],
  ])('%s, it goes on in the page and says so', async (_what, frameOf, sent, troubles) => {
    const someone = await visitor({ consent: true, use: ['slots'] });
    const { frame } = await framed(someone, frameOf(`${someone.shop.url}/`));
    // It is as it should be only where the browser lets it keep nothing.
    const refused = await frame.evaluate(() => {
      try {
        return String(localStorage.length);
      } catch (error) {
        return (error as Error).name;
      }
    });
    expect(refused).toBe('SecurityError');
    expect(await look(frame)).toEqual(seen);
    await vi.waitFor(() => expect(someone.shop.events).toHaveLength(sent), until);
    expect(await troublesOf(frame)).toEqual(troubles);
  });
});
