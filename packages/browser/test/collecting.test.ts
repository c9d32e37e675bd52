import { describe, expect, it, vi } from 'vitest';

import { until } from './until.ts';
import { isHere, visitor, withBrowser } from './visitor.ts';

const collecting = async (use: readonly string[], body: string, path = '/') => {
  const { shop, open } = await visitor({ consent: true, use });
  shop.pages.set('/', body);
  shop.policy = "script-src 'self'";
  const page = await open(path);
  const told = async (): Promise<readonly (readonly [string, unknown])[]> => {
    await page.evaluate(() => window.client.flush());
    return shop.events.map(({ type, properties }) => [type, properties]);
  };
  return { page, shop, told };
};

describe.skipIf(!isHere)('what is collected', { timeout: 60_000 }, () => {
  withBrowser();

  it('pages: loaded, shown by a script, and gone back to from the back-forward cache', async () => {
    const { page, shop, told } = await collecting(['pageViews'], '<p>shop</p>', '/?mail=ada@example.com#top');
    await page.evaluate(() => {
      history.pushState({}, '', '/shoes?size=42');
      history.replaceState({}, '', '/shoes?size=43');
      history.pushState({}, '', '/boots');
    });
    await page.goto(`${shop.url}/other`);
    await page.goBack();
    await page.waitForURL('**/boots');
    const of = (path: string, referrer?: string) => [
      'page_viewed',
      { name: 'Shop', url: shop.url + path, path, ...(referrer && { referrer: shop.url + referrer }) },
    ];
    await vi.waitFor(async () => {
      const all = await told();
      // What goes out while a page ends may arrive before what has waited.
      expect(all).toEqual(expect.arrayContaining([of('/'), of('/shoes', '/'), of('/boots', '/shoes')]));
      expect(all.filter(([, properties]) => (properties as { path: string }).path === '/boots')).toHaveLength(2);
      expect(all).toHaveLength(5);
    }, until);
  });

  it('clicks on marked elements, and on no others', async () => {
    const { page, told } = await collecting(
      ['clicks'],
      '<button class="other">a</button><a href="#x?secret=1" data-opportune-click="nav"><b>b</b></a>',
    );
    await page.locator('.other').click();
    await page.locator('b').click();
    await vi.waitFor(async () => expect((await told()).map(([type]) => type)).toEqual(['element_clicked']), until);
    expect((await told())[0]![1]).toEqual({ name: 'nav', href: page.url().split('#')[0] });
  });

  it('forms that are sent, and of their contents only what is asked for, never a password', async () => {
    const { page, told } = await collecting(
      ['forms'],
      `<form name="order" action="#"><input name="size" value="42"><input name="mail" value="ada@example.com">
       <input name="secret" type="password" value="hush"><input name="name" value="x"><button>go</button></form>`,
    );
    await page.evaluate(() => document.addEventListener('submit', (event) => event.preventDefault()));
    await page.locator('button').click();
    await vi.waitFor(
      async () => expect(await told()).toEqual([['form_submitted', { name: 'order', fields: { size: '42' } }]]),
      until,
    );
  });

  it('how far, how long, and that the visitor leaves', async () => {
    const { page, told } = await collecting(
      ['scrollDepth', 'timeOnPage', 'visibility', 'exitIntent'],
      '<div style="height:5000px">long</div>',
    );
    await page.evaluate(() => scrollTo(0, 3_000));
    await vi.waitFor(
      async () => expect(await told()).toContainEqual(['page_scrolled', { percent: 50, path: '/' }]),
      until,
    );
    await vi.waitFor(
      async () => expect(await told()).toContainEqual(['time_on_page', { millis: 300, path: '/' }]),
      until,
    );
    await page.evaluate(() => {
      document.documentElement.dispatchEvent(new MouseEvent('mouseleave', { clientY: 40 }));
      document.documentElement.dispatchEvent(new MouseEvent('mouseleave', { clientY: -1 }));
      document.documentElement.dispatchEvent(new MouseEvent('mouseleave', { clientY: -1 }));
    });
    await vi.waitFor(
      async () => expect((await told()).filter(([type]) => type === 'exit_intended')).toHaveLength(1),
      until,
    );
    await page.evaluate(() => scrollTo(0, 5_000));
    await vi.waitFor(
      async () =>
        expect(
          (await told()).map(([, properties]) => (properties as { percent?: number }).percent).filter(Boolean),
        ).toEqual([50, 90]),
      until,
    );
  });

  it('the campaign of the address, and the decision whose message led here', async () => {
    const { told } = await collecting(
      ['campaign'],
      '',
      '/?utm_source=mail&utm_campaign=cart&gclid=1&opportune_decision_id=d1',
    );
    await vi.waitFor(
      async () =>
        expect(await told()).toEqual([['campaign_entered', { source: 'mail', campaign: 'cart', decision: 'd1' }]]),
      until,
    );
  });
});
