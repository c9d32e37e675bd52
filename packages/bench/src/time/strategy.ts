import {
  absence,
  all,
  allocate,
  begin,
  compare,
  count,
  days,
  decayed,
  distinct,
  eq,
  first,
  followedBy,
  gte,
  hours,
  latest,
  max,
  mean,
  min,
  minutes,
  occurrence,
  pattern,
  propensity,
  arbitrate,
  sequence,
  sum,
  top,
  type Node,
  type Strategy,
} from '@opportune/core';

import { CLOSES, OPENS, topic, TOPICS } from './work.ts';

export const AGGREGATES: Readonly<Record<string, Node>> = {
  pages_session: count('page_viewed', { session: minutes(30) }),
  pages_month: count('page_viewed', { calendar: 'month' }),
  views_7d: count('product_viewed', { per: days(7) }),
  views: count('product_viewed'),
  items: distinct('product_viewed', 'item'),
  top_item: top('product_viewed', 'item', { n: 1, per: days(30) }),
  last_item: latest('product_viewed', 'item'),
  carts_7d: count('cart_updated', { per: days(7) }),
  cart: latest('cart_updated', 'total'),
  largest_cart_30d: max('cart_updated', 'total', { per: days(30) }),
  orders: count('order_completed'),
  spend_90d: sum('order_completed', 'total', { per: days(90) }),
  spend: sum('order_completed', 'total'),
  mean_order: mean('order_completed', 'total'),
  first_order: first('order_completed', 'total'),
  smallest_order: min('order_completed', 'total'),
  large_orders: count('order_completed', { where: gte('event.total', 400) }),
  clicks_30d: count('email_clicked', { per: days(30) }),
  last_click: latest('email_clicked', 'item'),
  engagement: decayed(
    { page_viewed: 1, product_viewed: 2, email_clicked: 3, cart_updated: 5, order_completed: 20 },
    { halfLife: days(7) },
  ),
};

/** How long what trigger k has opened stays open. */
export const openFor = (k: number): number => minutes(30 + k);

/** A hundred of four kinds; trigger k wants events about topic k. */
export const TRIGGERS: Readonly<Record<string, Node>> = Object.fromEntries(
  Array.from({ length: TOPICS }, (_, k): readonly [string, Node] => [`trigger_${k}`, triggerOn(k)]),
);

function triggerOn(k: number): Node {
  const about = eq('event.topic', topic(k));
  const opens = { type: OPENS[k % OPENS.length]!, where: about };
  const closes = { type: CLOSES[k % CLOSES.length]!, where: about };
  switch (k % 5) {
    case 0:
    case 1:
      return absence({ after: opens, of: closes, for: openFor(k) });
    case 2:
      return sequence({ first: opens, second: closes, within: hours(1) });
    case 3:
      return occurrence(opens.type, all(about, gte('profile.engagement', 1)));
    default:
      return pattern({
        steps: [
          begin('opened', opens),
          followedBy('more', {
            type: closes.type,
            where: all(about, compare('event.total', 'gt', 'steps.opened.total')),
          }),
        ],
        within: hours(1),
      });
  }
}

/** A request shows the profile to the model, and that is how the benchmark sees it. */
export const strategy: Strategy = {
  id: 'time',
  version: '1',
  aggregates: AGGREGATES,
  triggers: TRIGGERS,
  actions: [{ id: 'any', channel: 'web' }],
  funnel: [arbitrate(propensity('look')), allocate({ hero: { channel: 'web', atMost: 1 } })],
};
