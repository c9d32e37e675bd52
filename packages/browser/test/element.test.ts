import { describe, expect, it, vi } from 'vitest';

import { until } from './until.ts';
import { isHere, visitor, withBrowser } from './visitor.ts';

const BODY = `
<template data-opportune-template="hero"><a href="#there" data-opportune-text="title"></a><button data-opportune-dismiss>no</button></template>
<template data-opportune-template="short"><i data-opportune-text="title"></i></template>
<opportune-slot name="hero" class="hero"><p>Our own hero</p></opportune-slot>`;

describe.skipIf(!isHere)('the element', { timeout: 60_000 }, () => {
  withBrowser();

  it('shows what is decided, tells the page and the server, and gives its own back', async () => {
    const { shop, open } = await visitor({ consent: true, use: ['slotElement'] });
    shop.pages.set('/', BODY);
    const page = await open();
    await page.locator('.hero[data-opportune-state=filled]').waitFor();
    expect(await page.locator('.hero a').textContent()).toBe('Welcome');
    await page.evaluate(() => {
      document.addEventListener('decision', (event) => {
        document.title = (event as CustomEvent<{ action: string }>).detail.action;
      });
      const later = document.createElement('opportune-slot');
      later.setAttribute('name', 'hero');
      later.setAttribute('template', 'short');
      later.className = 'later';
      document.body.append(later);
    });
    await page.locator('.later[data-opportune-state=filled] i').waitFor();
    expect(await page.title()).toBe('welcome');

    await page.locator('.hero a').click();
    await page.locator('.hero button').click();
    expect(await page.locator('.hero').innerHTML()).toBe('<p>Our own hero</p>');
    await page.evaluate(() => window.client.flush());
    await vi.waitFor(
      () => expect(shop.events.map(({ type }) => type)).toEqual(expect.arrayContaining(['click', 'dismissal'])),
      until,
    );
    expect(await page.evaluate(() => window.troubles)).toEqual([]);
  });

  it('keeps its own where nothing is decided, follows its attributes, and keeps what it shows when it is moved', async () => {
    const { shop, open } = await visitor({ consent: true, use: ['slotElement'] });
    shop.pages.set('/', BODY.replace('name="hero" class', 'name="nobody" class'));
    const page = await open();
    await page.locator('.hero[data-opportune-state=own]').waitFor();
    await page.evaluate(() => document.querySelector('.hero')!.setAttribute('name', 'hero'));
    await page.locator('.hero[data-opportune-state=filled] a').waitFor();
    await page.evaluate(() => {
      const hero = document.querySelector('.hero')!;
      hero.setAttribute('template', 'short');
      document.body.append(document.createElement('section'));
      document.querySelector('section')!.append(hero);
    });
    expect(await page.locator('section .hero i').textContent()).toBe('Welcome');
    expect(await page.evaluate(() => window.decisions.length)).toBe(1);
    await page.evaluate(() => document.querySelector('.hero')!.setAttribute('name', 'nobody'));
    await page.locator('.hero[data-opportune-state=own]').waitFor();
    expect(await page.locator('.hero').innerHTML()).toBe('<p>Our own hero</p>');
  });

  it('is filled by one client, says so to a second, and goes on with the next', async () => {
    const { shop, open } = await visitor({ consent: true, use: ['slotElement', 'slotElement'] });
    shop.pages.set('/', BODY);
    const page = await open();
    await page.locator('.hero[data-opportune-state=filled]').waitFor();
    expect(await page.evaluate(() => window.troubles)).toEqual([
      { code: 'EXTENSION_FAILED', message: 'Error: another client fills <opportune-slot>' },
    ]);
    await page.evaluate(() => window.client.stop());
    expect(await page.locator('.hero').innerHTML()).toBe('<p>Our own hero</p>');
    await page.evaluate(() => window.begin());
    await page.locator('.hero[data-opportune-state=filled]').waitFor();
  });
});
