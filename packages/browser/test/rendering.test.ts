import { describe, expect, it, vi } from 'vitest';

import { until } from './until.ts';
import { isHere, visitor, withBrowser, type Visitor } from './visitor.ts';

/** A strategy whose only action shows this in the hero. */
const showing = (content: object): string =>
  JSON.stringify({
    id: 'shop',
    version: '1',
    actions: [{ id: 'any', channel: 'web', content: { web: content } }],
    funnel: [{ kind: 'allocate', slots: { hero: { channel: 'web', atMost: 1 } } }],
  });

const TEMPLATE = `<template data-opportune-template="hero">
<a data-opportune-href="url"><img data-opportune-src="image" data-opportune-alt="title"><span data-opportune-text="title"></span></a>
<div class="body" data-opportune-html="body"></div></template><div data-opportune-slot="hero" class="hero">own</div>`;

async function shownWith(
  content: object,
  told: object = {},
): Promise<{ page: Awaited<ReturnType<Visitor['open']>>; shop: Visitor['shop'] }> {
  const { shop, open, context } = await visitor({ consent: true, strategy: 'fetched', use: ['slots'], ...told });
  await context.addInitScript(() => {
    (window as unknown as { ran: number }).ran = 0;
  });
  shop.pages.set('/', TEMPLATE);
  shop.strategy = showing(content);
  const page = await open();
  await page.locator('.hero[data-opportune-state=filled]').waitFor();
  return { page, shop };
}

/** Ways to run a script, of the kinds that the OWASP cheat sheet on evading filters lists. */
const HOSTILE = [
  '<script>ran++</script>',
  '<img src=x onerror=ran++>',
  '<svg/onload=ran++>',
  '"><script>ran++</script>',
  "' onmouseover='ran++",
  '<iframe src="javascript:parent.ran++"></iframe>',
  '<a href="javascript:ran++">x</a>',
  '<math><mtext></form><form><mglyph><style></math><img src onerror=ran++>',
  '<details open ontoggle=ran++>',
  '<body onload=ran++>',
  '<input autofocus onfocus=ran++>',
  '<object data="javascript:ran++">',
  '<embed src="javascript:ran++">',
  '<form action="javascript:ran++"><button>x</button></form>',
  '<base href="javascript:ran++//">',
  '<meta http-equiv="refresh" content="0;url=javascript:ran++">',
  '<link rel="stylesheet" href="javascript:ran++">',
  '<style>@import "javascript:ran++";</style>',
  '<svg><script>ran++</script></svg>',
  '<svg><animate onbegin=ran++ attributeName=x dur=1s>',
  '<template><script>ran++</script></template>',
  '<marquee onstart=ran++>x</marquee>',
  '<video><source onerror=ran++></video>',
  '<audio src onerror=ran++>',
  '{{constructor.constructor("ran++")()}}',
  // As that sheet writes them, down to what no browser of today falls for.
  '<SCRIPT SRC="data:text/javascript,parent.ran++"></SCRIPT>',
  '<SCRIPT/XSS SRC="data:text/javascript,ran++"></SCRIPT>',
  '<SCRIPT/SRC="data:text/javascript,ran++"></SCRIPT>',
  '<<SCRIPT>ran++;//\\<</SCRIPT>',
  '<SCRIPT a=">" SRC="data:text/javascript,ran++"></SCRIPT>',
  '<SCRIPT>document.write("<SCRI");</SCRIPT>PT SRC="data:text/javascript,ran++"></SCRIPT>',
  '</script><script>ran++;</script>',
  '</TITLE><SCRIPT>ran++;</SCRIPT>',
  '\\";ran++;//',
  '<IMG SRC="javascript:ran++;">',
  '<IMG SRC=JaVaScRiPt:ran++>',
  '<IMG SRC=`javascript:ran++`>',
  '\\<a onmouseover="ran++"\\>x\\</a\\>',
  '<IMG """><SCRIPT>ran++</SCRIPT>"\\>',
  '<IMG SRC=javascript:eval(String.fromCharCode(114,97,110,43,43))>',
  '<IMG SRC=# onmouseover="ran++">',
  '<IMG SRC= onmouseover="ran++">',
  '<IMG onmouseover="ran++">',
  '<IMG SRC=/ onerror="ran++"></img>',
  '<img src=x onerror="&#0000114&#0000097&#0000110&#0000043&#0000043">',
  '<IMG SRC=&#106;&#97;&#118;&#97;&#115;&#99;&#114;&#105;&#112;&#116;&#58;ran++>',
  '<IMG SRC=&#x6A&#x61&#x76&#x61&#x73&#x63&#x72&#x69&#x70&#x74&#x3Aran++>',
  '<IMG SRC="jav\tascript:ran++;">',
  '<IMG SRC="jav&#x09;ascript:ran++;">',
  '<IMG SRC="jav&#x0A;ascript:ran++;">',
  '<IMG SRC="jav&#x0D;ascript:ran++;">',
  '<IMG SRC=java\0script:ran++>',
  '<IMG SRC=" &#14; javascript:ran++;">',
  '<BODY onload!#$%&()*~+-_.,:;?@[/|\\]^`=ran++>',
  '<BODY BACKGROUND="javascript:ran++">',
  '<IMG DYNSRC="javascript:ran++" LOWSRC="javascript:ran++">',
  '<INPUT TYPE="IMAGE" SRC="javascript:ran++;">',
  '<STYLE>li {list-style-image: url("javascript:ran++");}</STYLE><UL><LI>x</br>',
  `<IMG SRC='vbscript:msgbox("ran")'>`,
  '<BGSOUND SRC="javascript:ran++;">',
  '<BR SIZE="&{ran++}">',
  '<STYLE>BODY{-moz-binding:url("data:text/xml,ran++")}</STYLE>',
  '<IMG STYLE="xss:expr/*XSS*/ession(ran++)">',
  '<XSS STYLE="behavior: url(xss.htc);">',
  '\u00bcscript\u00beran++\u00bc/script\u00be',
  '<META HTTP-EQUIV="refresh" CONTENT="0;url=data:text/html base64,PHNjcmlwdD5yYW4rKzwvc2NyaXB0Pg==">',
  '<META HTTP-EQUIV="Link" Content="<javascript:ran++>; REL=stylesheet">',
  '<IFRAME SRC=# onmouseover="ran++"></IFRAME>',
  '<IFRAME srcdoc="<script>parent.ran++</script>"></IFRAME>',
  '<FRAMESET><FRAME SRC="javascript:parent.ran++;"></FRAMESET>',
  '<TABLE BACKGROUND="javascript:ran++"><TD BACKGROUND="javascript:ran++">',
  '<DIV STYLE="background-image: url(&#1;javascript:ran++)">',
  '<DIV STYLE="width: expression(ran++);">',
  '<!--[if gte IE 4]><SCRIPT>ran++;</SCRIPT><![endif]-->',
  '<OBJECT TYPE="text/x-scriptlet" DATA="data:text/html,<script>parent.ran++</script>"></OBJECT>',
  '<EMBED SRC="data:image/svg+xml,<svg><script>parent.ran++</script></svg>">',
  '<XML ID="xss"><I><B><IMG SRC="javas<!-- -->cript:ran++"></B></I></XML>',
  `<!--#exec cmd="/bin/echo '<SCR'"--><SCRIPT>ran++</SCRIPT>`,
  '<HEAD><META HTTP-EQUIV="CONTENT-TYPE" CONTENT="text/html; charset=UTF-7"></HEAD>+ADw-SCRIPT+AD4-ran++;+ADw-/SCRIPT+AD4-',
  '<button form=f formaction="javascript:ran++">x</button><form id=f></form>',
  '<svg><a xlink:href="javascript:ran++"><text>x</text></a></svg>',
  '<svg><animate attributeName=href values=javascript:ran++ /><a id=x><text>x</text></a></svg>',
  `<svg><use href="data:image/svg+xml,<svg id='x'><script>ran++</script></svg>#x"></use></svg>`,
  '<math href="javascript:ran++">x</math>',
  '<a href="data:text/html,<script>opener.ran++</script>">x</a>',
  '<isindex type=image src=1 onerror=ran++>',
  '<noscript><p title="</noscript><img src=x onerror=ran++>">',
  '<select><iframe></select><img src=x onerror=ran++>',
];
const ADDRESSES = [
  'javascript:ran++',
  'JaVaScRiPt:ran++',
  ' javascript:ran++',
  'java\nscript:ran++',
  'java\tscript:ran++',
  '\u0001javascript:ran++',
  'javascript&colon;ran++',
  'data:text/html,<script>ran++</script>',
  'vbscript:ran++',
  'jav\r\nascript:ran++',
  'javascript://%0aran++',
  'JAVASCRIPT:ran++',
  'data:image/svg+xml,<svg onload=ran++>',
  'blob:x',
  'file:///etc/passwd',
];

describe.skipIf(!isHere)('rendering', { timeout: 60_000 }, () => {
  withBrowser();

  it('runs nothing that is in content, as text, as markup or as an address', async () => {
    const { shop, open, context } = await visitor({ consent: true, strategy: 'fetched', use: ['slots'] });
    await context.addInitScript(() => {
      (window as unknown as { ran: number }).ran = 0;
    });
    const each = HOSTILE.map((hostile, i) => ({
      hostile,
      address: ADDRESSES[i % ADDRESSES.length]!,
      name: `slot${String(i)}`,
    }));
    const [template = ''] = TEMPLATE.split('<div data-opportune-slot');
    shop.pages.set('/', template + each.map(({ name }) => `<div data-opportune-slot="${name}">own</div>`).join(''));
    shop.strategy = JSON.stringify({
      id: 'shop',
      version: '1',
      actions: each.map(({ hostile, address, name }) => ({
        id: name,
        channel: name,
        content: { [name]: { template: 'hero', title: hostile, body: hostile, url: address, image: address } },
      })),
      funnel: [
        { kind: 'allocate', slots: Object.fromEntries(each.map(({ name }) => [name, { channel: name, atMost: 1 }])) },
      ],
    });
    const page = await open();
    await page
      .locator('[data-opportune-state=filled]')
      .nth(each.length - 1)
      .waitFor();
    const found = await page.evaluate(async () => {
      const slots = [...document.querySelectorAll<HTMLElement>('[data-opportune-slot]')];
      const look = (slot: HTMLElement) => ({
        href: slot.querySelector('a')!.getAttribute('href'),
        src: slot.querySelector('img')!.getAttribute('src'),
        title: slot.querySelector('span')!.textContent,
        scripts: slot.querySelectorAll('script, iframe, object, embed, [onerror], [onload], [ontoggle], [onfocus]')
          .length,
      });
      const seen = slots.map(look);
      // A click that leads to a place would end the page.
      const stay = (event: Event) => {
        if ((event.target as Element).closest('a')?.href.startsWith('http')) event.preventDefault();
      };
      document.addEventListener('click', stay, true);
      for (const element of document.querySelectorAll<HTMLElement>('[data-opportune-slot] *')) {
        element.focus?.();
        if ('click' in element) element.click();
      }
      await new Promise((resolve) => setTimeout(resolve, 300));
      return { ran: (window as unknown as { ran: number }).ran, seen };
    });
    expect(found.ran).toBe(0);
    for (const [i, { hostile, address }] of each.entries()) {
      // What is no scheme is a place on this origin, and runs nothing.
      const place = address.startsWith('javascript&') ? `${shop.url}/${address}` : null;
      expect({ hostile, ...found.seen[i] }).toEqual({ hostile, href: place, src: place, title: hostile, scripts: 0 });
    }
  });

  it('runs nothing either where the page has no policy to stop it', async () => {
    const { shop, open, context } = await visitor({ consent: true, strategy: 'fetched', use: ['slots'] });
    await context.addInitScript(() => {
      (window as unknown as { ran: number }).ran = 0;
    });
    shop.pages.set('/', TEMPLATE);
    shop.policy = "default-src * 'unsafe-inline' 'unsafe-eval' data: blob:";
    const body = HOSTILE.join('');
    shop.strategy = showing({ title: body, body, url: 'javascript:ran++', image: 'javascript:ran++' });
    const page = await open();
    await page.locator('.hero[data-opportune-state=filled]').waitFor();
    await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 300)));
    expect(await page.evaluate(() => (window as unknown as { ran: number }).ran)).toBe(0);
  });

  it('tells of an impression when half of it was seen for a second, of a click and of a dismissal', async () => {
    const { shop, open } = await visitor({ consent: true, use: ['slots'] });
    shop.pages.set(
      '/',
      `<template data-opportune-template="hero"><a href="#there" data-opportune-text="title"></a><button data-opportune-dismiss>no</button></template>
       <div style="height:3000px" class="above"></div><div data-opportune-slot="hero" class="hero">own</div>`,
    );
    shop.policy = "script-src 'self'";
    const page = await open();
    const hero = page.locator('.hero');
    await page.locator('.hero[data-opportune-state=filled]').waitFor({ state: 'attached' });
    const told = async () => {
      await page.evaluate(() => window.client.flush());
      return shop.events.map(({ type }) => type);
    };
    await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 1_300)));
    expect(await told()).toEqual([]);
    await hero.scrollIntoViewIfNeeded();
    await vi.waitFor(async () => expect(await told()).toEqual(['impression']), until);
    await page.locator('.hero a').click();
    await page.locator('.hero button').click();
    await vi.waitFor(async () => expect(await told()).toEqual(['impression', 'click', 'dismissal']), until);
    expect(await hero.textContent()).toBe('own');
    const [decision] = await page.evaluate(() => window.decisions);
    expect(new Set(shop.events.map(({ properties }) => properties['decision']))).toEqual(new Set([decision!.id]));
  });

  it('shows the page’s own content after the budget, moves nothing, and does not replace it later', async () => {
    const { shop, open, context } = await visitor({ consent: true, strategy: 'server', use: ['slots'], budget: 200 });
    await context.addInitScript(() => {
      (window as unknown as { shift: number }).shift = 0;
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries())
          (window as unknown as { shift: number }).shift += (entry as unknown as { value: number }).value;
      }).observe({ type: 'layout-shift', buffered: true });
    });
    shop.slow = 1_500;
    const page = await open();
    await page.locator('.hero[data-opportune-state=waiting]').waitFor({ state: 'attached' });
    await page.locator('.hero[data-opportune-state=own]').waitFor();
    await vi.waitFor(async () => expect(await page.evaluate(() => window.decisions.length)).toBeGreaterThan(0), until);
    expect(await page.locator('.hero').textContent()).toBe('Our own hero');

    shop.slow = 0;
    await page.reload();
    await page.locator('.hero[data-opportune-state=filled]').waitFor();
    expect(await page.evaluate(() => (window as unknown as { shift: number }).shift)).toBe(0);
  });

  it('fills slots that come later, and lets go of those that leave', async () => {
    const { open } = await visitor({ consent: true, use: ['slots'] });
    const page = await open();
    await page.locator('.hero[data-opportune-state=filled]').waitFor();
    await page.evaluate(() => {
      document.querySelector('.hero')!.remove();
      const later = document.createElement('section');
      later.dataset['opportuneSlot'] = 'hero';
      later.className = 'later';
      document.body.append(later);
    });
    await page.locator('.later[data-opportune-state=filled]').waitFor();
    expect(await page.locator('.later span').textContent()).toBe('Welcome');
  });

  it('fills a slot that a script finds before the rest of the page is there, and can put back all that stood in it', async () => {
    const { shop, open } = await visitor({ consent: true, use: ['slots'] });
    const filler = `<!-- ${'x'.repeat(200_000)} -->`;
    shop.pages.set(
      '/',
      `<!doctype html><html><head><link rel="stylesheet" href="/shop.css"></head><body>
       <div data-opportune-slot="hero" class="hero"><p>Our own</p><script src="/page.js"></script><p> hero</p></div>${filler}
       <template data-opportune-template="hero"><b data-opportune-text="title"></b><button data-opportune-dismiss>no</button></template></body></html>`,
    );
    const page = await open();
    await page.locator('.hero[data-opportune-state=filled] b').waitFor();
    await page.locator('.hero button').click();
    expect(await page.locator('.hero').textContent()).toBe('Our own hero');
  });

  it('knows what was a slot’s own when it comes back, and there is nothing to show', async () => {
    const { shop, open } = await visitor({ consent: true, strategy: 'fetched', use: ['slots'] });
    shop.strategy = JSON.stringify({
      ...(JSON.parse(showing({ title: 'Once' })) as object),
      funnel: [
        { kind: 'limit', policies: [{ kind: 'cap', atMost: 1, per: 86_400_000 }] },
        { kind: 'allocate', slots: { hero: { channel: 'web', atMost: 1 } } },
      ],
    });
    const page = await open();
    await page.locator('.hero[data-opportune-state=filled]').waitFor();
    await page.evaluate(async () => {
      const hero = document.querySelector('.hero')!;
      hero.remove();
      await new Promise((resolve) => setTimeout(resolve));
      document.body.append(hero);
    });
    await page.locator('.hero[data-opportune-state=own]').waitFor();
    expect(await page.locator('.hero').textContent()).toBe('Our own hero');
  });

  it('shares one decision between slots of one name, and lets them go together', async () => {
    const { shop, open } = await visitor({ consent: true, use: ['slots'] });
    shop.pages.set(
      '/',
      `${TEMPLATE.replace('</template>', '<button data-opportune-dismiss>no</button></template>')}<p data-opportune-slot="hero">also own</p>`,
    );
    const page = await open();
    await page.locator('p[data-opportune-state=filled]').waitFor();
    await page.locator('.hero[data-opportune-state=filled] button').click();
    await page.locator('p[data-opportune-state=own]').waitFor();
    expect(await page.locator('.hero').textContent()).toBe('own');
    expect(await page.evaluate(() => window.decisions.length)).toBe(1);
  });

  it('shows markup as text where nothing makes it safe', async () => {
    const { page } = await shownWith({ title: 't', body: '<b>bold</b><img src=x onerror=ran++>' });
    const hasSanitizer = await page.evaluate(() => 'setHTML' in Element.prototype);
    const body = page.locator('.hero .body');
    expect(await body.locator('b').count()).toBe(hasSanitizer ? 1 : 0);
    expect(await body.locator('[onerror]').count()).toBe(0);
    if (!hasSanitizer) expect(await body.textContent()).toContain('<b>bold</b>');
  });
});
