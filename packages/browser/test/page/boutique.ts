import {
  absence,
  allocate,
  arbitrate,
  cap,
  coolOff,
  count,
  days,
  eq,
  gte,
  latest,
  limit,
  minutes,
  not,
  product,
  qualify,
  strategy,
  sum,
  value,
  weight,
  type Strategy,
} from '@opportune/core';

interface Boutique {
  events: {
    page_viewed: { name: string };
    product_viewed: { sku: string; price: number };
    cart_updated: { total: number };
    order_completed: { total: number };
  };
  profile: { segment: 'new' | 'loyal' };
}

const web = (title: string, text: string) => ({ web: { title, text, url: '#offer' } });

/** A shop of which there is enough to be seen in a panel. */
export const boutique: Strategy = strategy<Boutique>()({
  id: 'boutique',
  version: '7',
  aggregates: {
    views7d: count('product_viewed', { per: days(7) }),
    spent90d: sum('order_completed', 'total', { per: days(90) }),
    lastSeen: latest('product_viewed', 'sku'),
  },
  triggers: { cart_abandoned: absence({ after: 'cart_updated', of: 'order_completed', for: minutes(30) }) },
  actions: [
    { id: 'welcome', channel: 'web', value: 1, content: web('Welcome', 'New here? The first order ships for free.') },
    {
      id: 'autumn-boots',
      channel: 'web',
      value: 4,
      when: gte('profile.views7d', 2),
      content: web('Boots for the rain', 'You looked at boots: these keep out the autumn.'),
    },
    {
      id: 'club',
      channel: 'web',
      value: 6,
      when: gte('profile.spent90d', 100),
      content: web('Join the club', 'Members see new things a day before.'),
    },
    {
      id: 'loyal-gift',
      channel: 'web',
      value: 9,
      when: eq('profile.segment', 'loyal'),
      content: web('A gift for you', 'Thank you for staying with us.'),
    },
    {
      id: 'free-shipping',
      channel: 'bar',
      value: 1,
      content: { bar: { title: 'Free shipping from 50 €', url: '#shipping' } },
    },
    {
      id: 'two-for-one',
      channel: 'bar',
      value: 2,
      when: not(gte('profile.views7d', 5)),
      content: { bar: { title: 'Socks: two for one', url: '#socks' } },
    },
    {
      id: 'cart-reminder',
      channel: 'bar',
      on: 'cart_abandoned',
      value: 8,
      content: { bar: { title: 'Your cart is still here', url: '#cart' } },
    },
  ],
  funnel: [
    qualify(),
    limit(cap({ channel: 'bar', atMost: 3, per: days(1) }), coolOff({ after: 'dismissal', rest: days(1) })),
    arbitrate(product(value(), weight(gte('profile.views7d', 3), 1.2))),
    allocate({ hero: { channel: 'web', atMost: 1 }, bar: { channel: 'bar', atMost: 1 } }),
  ],
}) as Strategy;
