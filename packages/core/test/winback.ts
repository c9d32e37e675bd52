import {
  absence,
  all,
  allocate,
  arbitrate,
  cap,
  consent,
  count,
  days,
  eq,
  gte,
  holdout,
  lever,
  limit,
  minutes,
  not,
  product,
  propensity,
  qualify,
  quiet,
  strategy,
  sum,
  value,
  weight,
  type Strategy,
} from '../src/index.ts';

interface Shop {
  events: {
    cart_updated: { total: number; items: string[] };
    order_completed: { total: number };
    product_viewed: { product: string };
    email_clicked: { campaign: string };
  };
  profile: { segment: 'new' | 'loyal' | 'vip'; country: string };
}

/** The example of the design. */
export const winback: Strategy = strategy<Shop>()({
  id: 'winback',
  version: '7',
  recipes: { email_clicked: 'becomesLoyal' },
  aggregates: {
    views7d: count('product_viewed', { per: days(7) }),
    spend90d: sum('order_completed', 'total', { per: days(90) }),
  },
  triggers: { cart_abandoned: absence({ after: 'cart_updated', of: 'order_completed', for: minutes(30) }) },
  actions: [
    {
      id: 'cart-reminder',
      group: 'cart',
      channel: 'email',
      value: 12,
      on: 'cart_abandoned',
      when: all(gte('event.total', 50), eq('profile.segment', 'loyal')),
    },
    { id: 'hero-sale', group: 'sale', channel: 'web', value: 3, when: gte('profile.views7d', 3) },
  ],
  funnel: [
    qualify({ suitable: { sale: not(eq('profile.segment', 'vip')) } }),
    limit(
      cap({ channel: 'email', atMost: 2, per: days(7) }),
      quiet({ from: '21:00', to: '08:00' }),
      consent('email', 'marketing'),
    ),
    holdout({ share: 0.05 }),
    arbitrate(product(propensity('click'), weight(eq('context.device', 'mobile'), 1.2), value(), lever({ sale: 0.8 }))),
    allocate({ hero: { channel: 'web', atMost: 1 }, inbox: { channel: 'email', atMost: 1 } }),
  ],
});
