import {
  absence,
  all,
  allocate,
  arbitrate,
  begin,
  cap,
  compare,
  compile,
  consent,
  count,
  days,
  decayed,
  eq,
  exists,
  followedBy,
  gte,
  holdout,
  hours,
  latest,
  lever,
  limit,
  lt,
  minutes,
  missing,
  named,
  occurrence,
  onDate,
  pattern,
  product,
  propensity,
  qualify,
  quiet,
  strategy,
  sum,
  value,
  weight,
  without,
  type Bindings,
  type Step,
  type Strategy,
} from '@opportune/core';

import { becomeCustomer } from './becomeCustomer.ts';
import type { Shop } from './domain.ts';
import { rememberOrder } from './rememberOrder.ts';
import { response } from './response.ts';

/** Nobody gets more, whatever they do. */
export const EMAILS_A_WEEK = 3;

/**
 * The story that started the project, as data. Nothing in it is code: it can be stored, compared and sent.
 *
 * Read it from top to bottom: what is remembered, what opens an opportunity, what could be done, and how the best of it
 * is chosen.
 */
export const retail: Strategy = strategy<Shop>()({
  id: 'retail',
  version: '1',
  recipes: { registered: 'becomeCustomer', purchase: 'rememberOrder' },

  aggregates: {
    purchases: count('purchase'),
    orders2d: count('purchase', { per: days(2) }),
    spend365d: sum('purchase', 'total', { per: days(365) }),
    views7d: count('product_viewed', { per: days(7) }),
    category: latest('product_viewed', 'category'),
    cart: latest('cart_updated', 'total'),
    // How keen somebody is, in one number that halves in a week of silence.
    engagement: decayed({ product_viewed: 1, cart_updated: 3, purchase: 10 }, { halfLife: days(7) }),
    bounces: count('bounce'),
  },

  conditions: {
    // "An order starts a cool-off": there is no policy of that name yet, but a condition on a window says the same.
    no_order_lately: eq('profile.orders2d', 0),
  },

  triggers: {
    // A click in one of our own messages names its decision: following up on those would never end.
    promotion_clicked: occurrence('click', all(eq('event.channel', 'email'), missing('event.decision'))),
    // From a click, by way of a product, to a dearer one: somebody is making up their mind.
    trading_up: pattern({
      steps: [
        begin('click', { type: 'click', where: eq('event.channel', 'email') }),
        followedBy('product', { type: 'product_viewed' }),
        without('purchase'),
        followedBy('dearer', {
          type: 'product_viewed',
          where: all(gte('event.price', 40), compare('event.price', 'gt', 'steps.product.price')),
        }),
      ],
      within: hours(1),
    }),
    cart_abandoned: absence({ after: 'cart_updated', of: 'purchase', for: minutes(30) }),
    second_purchase: occurrence('purchase', eq('profile.purchases', 2)),
    big_purchase: occurrence('purchase', gte('event.total', 1000)),
    lapsed: absence({ after: 'purchase', of: 'purchase', for: days(60) }),
    first_week: onDate({ path: 'profile.registeredAt', after: days(7), at: '10:00' }),
  },

  actions: [
    {
      id: 'more-information',
      group: 'nurture',
      channel: 'email',
      value: 4,
      on: 'promotion_clicked',
      content: { email: { subject: 'What you were looking at', template: 'follow-up' } },
    },
    {
      id: 'product-advice',
      group: 'nurture',
      channel: 'email',
      value: 6,
      on: 'trading_up',
      content: { email: { subject: 'Three things to know before you choose', template: 'advice' } },
    },
    {
      id: 'cart-reminder',
      group: 'cart',
      channel: 'email',
      value: 12,
      on: 'cart_abandoned',
      when: gte('event.total', 20),
      content: { email: { subject: 'Your cart is still here', template: 'cart' } },
    },
    {
      id: 'cart-delivery-free',
      group: 'cart',
      channel: 'email',
      value: 9,
      on: 'cart_abandoned',
      when: gte('event.total', 150),
      content: { email: { subject: 'Delivery is on us', template: 'cart-free' } },
    },
    {
      id: 'welcome-back',
      group: 'service',
      channel: 'email',
      value: 5,
      on: 'second_purchase',
      content: { email: { subject: 'Good to see you again', template: 'second' } },
    },
    {
      id: 'personal-thanks',
      group: 'service',
      channel: 'email',
      value: 8,
      on: 'big_purchase',
      content: { email: { subject: 'Thank you', template: 'thanks' } },
    },
    {
      id: 'win-back',
      group: 'win-back',
      channel: 'email',
      value: 10,
      on: 'lapsed',
      content: { email: { subject: 'We have not seen you for a while', template: 'win-back' } },
    },
    {
      id: 'win-back-voucher',
      group: 'win-back',
      channel: 'email',
      value: 18,
      on: 'lapsed',
      when: gte('profile.spend365d', 500),
      content: { email: { subject: 'A voucher for your next order', template: 'win-back-voucher' } },
    },

    {
      id: 'first-week-picks',
      group: 'welcome',
      channel: 'email',
      value: 3,
      on: 'first_week',
      // Only for those who have looked around.
      when: gte('profile.engagement', 5),
      content: { email: { subject: 'A week with us: chosen for you', template: 'first-week' } },
    },

    // Without `on` an action answers requests: here, a page that asks for its hero banner.
    { id: 'hero-sale', group: 'sale', channel: 'web', value: 3 },
    { id: 'hero-first-order', group: 'welcome', channel: 'web', value: 5, when: lt('profile.purchases', 1) },
    { id: 'hero-loyal', group: 'loyal', channel: 'web', value: 6, when: gte('profile.purchases', 5) },
    { id: 'hero-category', group: 'browse', channel: 'web', value: 4, when: exists('profile.category') },
    { id: 'hero-cart', group: 'browse', channel: 'web', value: 7, when: gte('profile.cart', 50) },
  ],

  funnel: [
    qualify({
      eligible: { 'win-back': gte('profile.purchases', 1) },
      applicable: {
        nurture: named('no_order_lately'),
        cart: named('no_order_lately'),
        'win-back': named('no_order_lately'),
        'hero-cart': named('no_order_lately'),
      },
      suitable: { 'cart-delivery-free': lt('profile.spend365d', 2000), sale: lt('profile.purchases', 20) },
    }),
    limit(
      consent('email', 'marketing'),
      cap({ channel: 'email', atMost: 2, per: days(1) }),
      cap({ channel: 'email', atMost: EMAILS_A_WEEK, per: days(7) }),
      cap({ group: 'win-back', atMost: 1, per: days(30) }),
      quiet({ from: '21:00', to: '08:00', channel: 'email' }),
    ),
    holdout({ share: 0.05 }),
    // P × C × V × L
    arbitrate(
      product(
        propensity('response'),
        weight(eq('context.device', 'mobile'), 1.2),
        value(),
        lever({ sale: 0.8, 'win-back-voucher': 0.7 }),
      ),
    ),
    allocate({ inbox: { channel: 'email', atMost: 1 }, hero: { channel: 'web', atMost: 1 } }),
  ],
});

/** What the strategy names and cannot hold, because it is code. */
export const bindings: Bindings = { models: { response }, recipes: { becomeCustomer, rememberOrder } };

/** The strategy, ready to run. With `trace` it also tells why candidates do not qualify, which costs time. */
export const retailStep = (options: { readonly trace: boolean }): Step => compile(retail, { ...bindings, ...options });
