import {
  absence,
  absenceRule,
  all,
  allocate,
  allocateRule,
  allRule,
  anyRule,
  cap,
  capRule,
  count,
  countRule,
  days,
  eq,
  eqRule,
  gte,
  gteRule,
  hashRule,
  limit,
  limitRule,
  loader,
  occurrenceRule,
  qualify,
  qualifyRule,
  seconds,
  type Compile,
  type Strategy,
} from '@opportune/core';

/** A shop of two slots: a hero that knows what was looked at, and a reminder that time brings about. */
export const shop = (version = '1', title = 'Shoes for you'): Strategy => ({
  id: 'shop',
  version,
  aggregates: { views: count('product_viewed', { per: days(7) }) },
  triggers: { left: absence({ after: 'cart_updated', of: 'order_completed', for: seconds(1) }) },
  actions: [
    {
      id: 'shoes',
      channel: 'web',
      value: 2,
      when: gte('profile.views', 2),
      content: { web: { title, url: '/shoes', badge: 'new' } },
    },
    { id: 'welcome', channel: 'web', content: { web: { title: 'Welcome', url: '/' } } },
    {
      id: 'reminder',
      channel: 'banner',
      on: 'left',
      content: { banner: { title: 'Your cart is still here', url: '/cart' } },
    },
    {
      id: 'members',
      channel: 'panel',
      when: all(eq('profile.tier', 'gold')),
      content: { panel: { title: 'For members', url: '/members' } },
    },
  ],
  funnel: [
    qualify(),
    limit(cap({ channel: 'banner', atMost: 1, per: days(1) })),
    allocate({
      hero: { channel: 'web', atMost: 1 },
      bar: { channel: 'banner', atMost: 1 },
      club: { channel: 'panel', atMost: 1 },
    }),
  ],
});

/** Only what the shop uses goes into the page. */
export const load: Compile = loader([
  absenceRule,
  allRule,
  allocateRule,
  anyRule,
  capRule,
  countRule,
  eqRule,
  gteRule,
  hashRule,
  limitRule,
  occurrenceRule,
  qualifyRule,
]);
