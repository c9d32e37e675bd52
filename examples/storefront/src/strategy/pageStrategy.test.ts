import { compile, days, minutes, seconds } from '@opportune/core';
import { check } from '@opportune/core/check';
import { describe, expect, it } from 'vitest';

import { visit, type Visit } from '../../test/visit.ts';
import { PRODUCTS } from '../catalogue.ts';
import { load } from './load.ts';
import { pageStrategy } from './pageStrategy.ts';

const look = (who: Visit, category: string, times = 1): void => {
  for (let n = 0; n < times; n += 1) who.does('product_viewed', { sku: 'any', category, price: 100 });
};
const cart = (who: Visit, total: number): readonly string[] =>
  who.does('cart_updated', { total, items: total === 0 ? 0 : 1 });

// What is not compiled there is not checked: `load` takes the strategy as it is.
it('is a strategy, and one without anything that could never matter', () => {
  expect(compile(pageStrategy).strategy).toEqual(load(pageStrategy).strategy);
  expect(check(pageStrategy).filter(({ severity }) => severity !== 'note')).toEqual([]);
});

describe('the page', () => {
  it('has nothing to say to somebody of whom nothing is known', () => {
    const who = visit(load(pageStrategy));
    expect(['hero', 'strip', 'cart'].map((slot) => who.sees(slot))).toEqual([undefined, undefined, undefined]);
  });

  it('shows in its hero what was looked at twice in a week, of two the one that was looked at last', () => {
    const who = visit(load(pageStrategy));
    look(who, 'boots');
    expect(who.sees('hero')).toBeUndefined();
    look(who, 'boots');
    expect(who.sees('hero')).toBe('hero-boots');
    look(who, 'packs', 2);
    expect(who.sees('hero')).toBe('hero-packs');
    look(who, 'boots');
    expect(who.sees('hero')).toBe('hero-boots');
    who.now += days(7);
    expect(who.sees('hero')).toBeUndefined();
  });

  it('sells nothing in its hero to somebody who has just ordered', () => {
    const who = visit(load(pageStrategy));
    look(who, 'jackets', 2);
    who.does('purchase', { total: 100, items: 1 });
    expect(who.sees('hero')).toBe('hero-thanks');
  });

  it('greets on a product’s page who has come by a letter, for half an hour', () => {
    const who = visit(load(pageStrategy));
    expect(who.does('campaign_entered', { source: 'letter' })).toEqual([]);
    who.now += minutes(30) - 1;
    expect(who.does('product_viewed', { category: 'packs' })).toEqual(['strip-letter']);
    const late = visit(load(pageStrategy));
    late.does('campaign_entered', { source: 'letter' });
    late.now += minutes(31);
    expect(late.does('product_viewed', { category: 'packs' })).toEqual([]);
  });

  it('speaks of packs where boots were looked at and something was put into the cart, and not when it is taken out', () => {
    const who = visit(load(pageStrategy));
    look(who, 'boots');
    expect(cart(who, 0)).toEqual([]);
    expect(cart(who, 129)).toEqual(['strip-pack']);
    const other = visit(load(pageStrategy));
    look(other, 'packs');
    expect(cart(other, 79)).toEqual([]);
  });

  it('says how delivery stands by what is in the cart', () => {
    const who = visit(load(pageStrategy));
    const banners = [99, 100, 149, 150, 300, 0].map((total) => {
      cart(who, total);
      return who.sees('cart');
    });
    expect(banners).toEqual([undefined, 'cart-nearly', 'cart-nearly', 'cart-free', 'cart-free', undefined]);
    // Every nudge is to something that helps.
    expect(PRODUCTS.find(({ sku }) => sku === 'roll')!.price).toBeGreaterThan(50);
  });

  it('says once a day to somebody who hesitates before their cart that it stays', () => {
    const who = visit(load(pageStrategy));
    cart(who, 80);
    who.does('page_viewed', { path: '/cart/' });
    expect(who.waits(seconds(44))).toEqual([]);
    expect(who.waits(seconds(1))).toEqual(['cart-kept']);
    who.does('page_viewed', { path: '/cart/' });
    expect(who.waits(seconds(60))).toEqual([]);
  });

  it('does not where they have gone on, have nothing in it, or are elsewhere', () => {
    const who = visit(load(pageStrategy));
    who.does('page_viewed', { path: '/cart/' });
    expect(who.waits(seconds(60))).toEqual([]);
    cart(who, 80);
    who.does('page_viewed', { path: '/cart/' });
    who.waits(seconds(30));
    who.does('page_viewed', { path: '/thanks/' });
    expect(who.waits(seconds(60))).toEqual([]);
  });

  it('leaves a banner out for a day that was sent away, and goes on with what is left', () => {
    const who = visit(load(pageStrategy));
    look(who, 'boots', 2);
    expect(who.sees('hero')).toBe('hero-boots');
    who.does('dismissal', { action: 'hero-boots', channel: 'hero' });
    expect(who.sees('hero')).toBeUndefined();
    look(who, 'packs', 2);
    expect(who.sees('hero')).toBe('hero-packs');
    who.now += days(1);
    look(who, 'boots');
    expect(who.sees('hero')).toBe('hero-boots');
  });

  it('does not say the same more often than it should in a day', () => {
    const who = visit(load(pageStrategy));
    cart(who, 120);
    const seen = Array.from({ length: 7 }, () => who.sees('cart'));
    expect(seen.filter((action) => action === 'cart-nearly')).toHaveLength(5);
    look(who, 'boots', 2);
    const heroes = Array.from({ length: 15 }, () => who.sees('hero'));
    expect(heroes.filter((action) => action === 'hero-boots')).toHaveLength(12);
  });
});
