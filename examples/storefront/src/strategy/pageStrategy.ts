import {
  absence,
  affinity,
  all,
  allocate,
  arbitrate,
  cap,
  coolOff,
  count,
  days,
  eq,
  gt,
  gte,
  latest,
  limit,
  lt,
  minutes,
  product,
  qualify,
  seconds,
  sequence,
  strategy,
  value,
  type Strategy,
} from '@opportune/core';

import { FREE_DELIVERY_FROM } from '../catalogue.ts';
import type { Storefront } from '../domain.ts';
import {
  cartFree,
  cartKept,
  cartNearly,
  heroBoots,
  heroJackets,
  heroPacks,
  heroThanks,
  stripLetter,
  stripPack,
} from './words.ts';

/** Close enough to free delivery to be told so, in euros. */
const NEARLY = 100;

/**
 * What the page decides by itself, from what it remembers on the device: the hero of the home page, the strip of a product's page, the banner of
 * the cart. Who has done nothing yet sees the page's own content, because no action fits.
 */
export const pageStrategy: Strategy = strategy<Storefront>()({
  id: 'storefront-page',
  version: '1',

  aggregates: {
    boots: count('product_viewed', { per: days(7), where: eq('event.category', 'boots') }),
    jackets: count('product_viewed', { per: days(7), where: eq('event.category', 'jackets') }),
    packs: count('product_viewed', { per: days(7), where: eq('event.category', 'packs') }),
    category: latest('product_viewed', 'category'),
    cart: latest('cart_updated', 'total'),
    orders: count('purchase', { per: days(30) }),
  },

  triggers: {
    came_by_letter: sequence({ first: 'campaign_entered', second: 'product_viewed', within: minutes(30) }),
    boots_in_cart: sequence({
      first: { type: 'product_viewed', where: eq('event.category', 'boots') },
      second: { type: 'cart_updated', where: gt('event.total', 0) },
      within: minutes(30),
    }),
    // A while on the page of the cart, and on to no other: to the next step, or away.
    hesitates: absence({
      after: { type: 'page_viewed', where: eq('event.path', '/cart/') },
      of: 'page_viewed',
      for: seconds(45),
    }),
  },

  actions: [
    {
      id: 'hero-boots',
      group: 'taste',
      channel: 'hero',
      value: 4,
      when: gte('profile.boots', 2),
      attributes: { category: 'boots' },
      content: { hero: heroBoots },
    },
    {
      id: 'hero-jackets',
      group: 'taste',
      channel: 'hero',
      value: 4,
      when: gte('profile.jackets', 2),
      attributes: { category: 'jackets' },
      content: { hero: heroJackets },
    },
    {
      id: 'hero-packs',
      group: 'taste',
      channel: 'hero',
      value: 4,
      when: gte('profile.packs', 2),
      attributes: { category: 'packs' },
      content: { hero: heroPacks },
    },
    {
      id: 'hero-thanks',
      group: 'service',
      channel: 'hero',
      value: 9,
      when: gte('profile.orders', 1),
      content: { hero: heroThanks },
    },

    {
      id: 'strip-letter',
      group: 'welcome',
      channel: 'strip',
      value: 3,
      on: 'came_by_letter',
      content: { strip: stripLetter },
    },
    {
      id: 'strip-pack',
      group: 'pairs',
      channel: 'strip',
      value: 5,
      on: 'boots_in_cart',
      content: { strip: stripPack },
    },

    {
      id: 'cart-nearly',
      group: 'delivery',
      channel: 'cart',
      value: 3,
      when: all(gte('profile.cart', NEARLY), lt('profile.cart', FREE_DELIVERY_FROM)),
      content: { cart: cartNearly },
    },
    {
      id: 'cart-free',
      group: 'delivery',
      channel: 'cart',
      value: 3,
      when: gte('profile.cart', FREE_DELIVERY_FROM),
      content: { cart: cartFree },
    },
    {
      id: 'cart-kept',
      group: 'service',
      channel: 'cart',
      value: 6,
      on: 'hesitates',
      when: gt('profile.cart', 0),
      content: { cart: cartKept },
    },
  ],

  funnel: [
    qualify(),
    limit(
      cap({ channel: 'hero', atMost: 12, per: days(1) }),
      cap({ action: 'strip-letter', atMost: 2, per: days(1) }),
      cap({ action: 'strip-pack', atMost: 2, per: days(1) }),
      cap({ action: 'cart-nearly', atMost: 5, per: days(1) }),
      cap({ action: 'cart-kept', atMost: 1, per: days(1) }),
      // "Not for me" is for a day.
      coolOff({ after: 'dismissal', rest: days(1) }),
    ),
    // Who has looked at boots and at packs sees what they looked at last.
    arbitrate(product(value(), affinity('category', 'profile.category', 1.5))),
    allocate({
      hero: { channel: 'hero', atMost: 1 },
      strip: { channel: 'strip', atMost: 1 },
      cart: { channel: 'cart', atMost: 1 },
    }),
  ],
});
