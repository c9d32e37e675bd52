import {
  absence,
  all,
  allocate,
  arbitrate,
  cap,
  count,
  days,
  gte,
  latest,
  lever,
  limit,
  lt,
  minutes,
  oneOf,
  product,
  qualify,
  sum,
  value,
  type Strategy,
} from '@opportune/core';

import { offers, type Offer } from '../step/work.ts';

/** The offers as a page asks for them: five aggregates, a trigger that time fires, two caps, a computed ranking, two slots. */
export const strategyOf = (n: number): Strategy => ({
  id: 'page',
  version: '1',
  aggregates: {
    segment: latest('signed_in', 'segment'),
    country: latest('signed_in', 'country'),
    risk: latest('signed_in', 'risk'),
    views: count('product_viewed', { per: days(7) }),
    spent: sum('order_completed', 'total', { per: days(90) }),
  },
  triggers: { left: absence({ after: 'cart_updated', of: 'order_completed', for: minutes(30) }) },
  actions: [
    // Whoever it is, there is something to show.
    { id: 'anybody', channel: 'web', value: 0.5, content: { web: { title: 'Welcome', url: '/' } } },
    { id: 'reminder', channel: 'banner', on: 'left', content: { banner: { title: 'Your cart', url: '/cart' } } },
    ...offers(n - 2).map(actionOf),
  ],
  funnel: [
    qualify(),
    limit(cap({ channel: 'web', atMost: 100, per: minutes(1) }), cap({ channel: 'banner', atMost: 1, per: days(1) })),
    arbitrate(product(value(), lever())),
    allocate({ hero: { channel: 'web', atMost: 1 }, bar: { channel: 'banner', atMost: 1 } }),
  ],
});

const actionOf = ({
  id,
  value: worth,
  segments,
  countries,
  minSpent,
  maxRisk,
}: Offer): Strategy['actions'][number] => ({
  id,
  group: `group-${id.at(-1)}`,
  channel: 'web',
  value: worth,
  when: all(
    oneOf('profile.segment', segments),
    ...(countries === undefined ? [] : [oneOf('profile.country', countries)]),
    gte('profile.spent', minSpent),
    ...(maxRisk === undefined ? [] : [lt('profile.risk', maxRisk)]),
  ),
  content: { web: { title: `Offer ${id}`, url: `/${id}` } },
});
