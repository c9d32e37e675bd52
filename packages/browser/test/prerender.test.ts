import { describe, expect, it, vi } from 'vitest';

import { until } from './until.ts';
import { unwatched } from './unwatched.ts';
import { isHere } from './visitor.ts';

const TOLD = JSON.stringify({ consent: true, use: ['pageViews', 'slots'] });

describe.skipIf(!isHere)('a page that is made ready before somebody goes there', { timeout: 60_000 }, () => {
  // Not by who automates browsers: it would stop such a page before it begins, and wait for ever.
  it('is a page that was seen only once somebody is there', async () => {
    const { shop, browser } = await unwatched();
    // Nobody looks into the page: a browser makes no page ready while somebody does. It says by itself what it is.
    shop.files.set('/told.js', `window.told = ${TOLD};`);
    shop.files.set(
      '/was.js',
      `fetch('/was/' + (document.prerendering ? 'ready' : 'seen'));
       document.addEventListener('prerenderingchange', () => fetch('/was/entered'));`,
    );
    const going = "if ((await (await fetch('/go')).text()) === 'now') location.href = '/next';";
    shop.files.set('/go.js', `setInterval(async () => { ${going} }, 100);`);
    shop.policy = "script-src 'self' 'inline-speculation-rules'";
    const rules = '<script type="speculationrules">{"prerender":[{"urls":["/next"],"eagerness":"immediate"}]}</script>';
    shop.pages.set(
      '/before',
      `<!doctype html><html lang="en"><head>${rules}<script src="/go.js"></script></head></html>`,
    );
    shop.pages.set(
      '/next',
      `<!doctype html><html lang="en"><head><title>Next</title><link rel="stylesheet" href="/shop.css">
       <script src="/was.js"></script><script src="/told.js"></script><script src="/page.js" defer></script></head><body>
       <template data-opportune-template="hero"><b data-opportune-text="title"></b></template>
       <div data-opportune-slot="hero" class="hero">own</div></body></html>`,
    );
    const said = () => shop.seen.filter((path) => path.startsWith('/was/'));
    await browser.send('Target.createTarget', { url: `${shop.url}/before` });
    await vi.waitFor(() => expect(shop.seen).toContain('/page.js'), until);
    // Longer than an impression would take, and than anything would wait to be sent.
    await new Promise((resolve) => setTimeout(resolve, 2_000));
    expect([said(), shop.events.map(({ type }) => type)]).toEqual([['/was/ready'], []]);

    const entered = Date.now();
    shop.files.set('/go', 'now');
    await vi.waitFor(
      () => expect(shop.events.map(({ type }) => type).sort()).toEqual(['impression', 'page_viewed']),
      until,
    );
    expect(said()).toEqual(['/was/ready', '/was/entered']);
    // The browser holds back what a page that nobody sees wants to keep: when it happened tells.
    for (const { time } of shop.events) expect(time).toBeGreaterThanOrEqual(entered);
    const viewed = shop.events.find(({ type }) => type === 'page_viewed')!;
    expect(viewed.properties).toMatchObject({ path: '/next', referrer: `${shop.url}/before` });
  });
});
