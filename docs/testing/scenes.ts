import {
  absent,
  begin,
  compare,
  either,
  followedBy,
  followedByAny,
  minutes,
  next,
  pattern,
  together,
  without,
} from '@opportune/core';

import type { Scene } from './timeline.ts';

const cart = begin('cart', 'cart');
const visit = followedBy('visit', 'visit');

/** The pictures of docs/guide/triggers.md, by their names. */
export const scenes: Readonly<Record<string, Scene>> = {
  pattern: {
    title: 'A cart, then a product that costs more, and no order between',
    trigger: pattern({
      steps: [
        cart,
        without('order'),
        followedBy('visit', { type: 'visit', where: compare('event.total', 'gt', 'steps.cart.total') }),
      ],
      within: minutes(120),
    }),
    events: [
      [5, 'cart 50'],
      [20, 'visit 40'],
      [40, 'visit 90'],
      [60, 'cart 50'],
      [75, 'order'],
      [95, 'visit 90'],
    ],
    until: 120,
  },
  next: {
    title: 'next: the very next event, or none',
    trigger: pattern({ steps: [cart, next('visit', 'visit')] }),
    events: [
      [5, 'cart'],
      [20, 'visit'],
      [50, 'cart'],
      [65, 'mail'],
      [80, 'visit'],
    ],
    until: 100,
  },
  followedBy: {
    title: 'followedBy: the first that matches',
    trigger: pattern({ steps: [cart, visit] }),
    events: [
      [5, 'cart'],
      [25, 'mail'],
      [45, 'visit'],
      [65, 'visit'],
    ],
    until: 80,
  },
  followedByAny: {
    title: 'followedByAny: each that matches, in a match of its own',
    trigger: pattern({ steps: [cart, followedByAny('visit', 'visit')], skip: { to: 'none' } }),
    events: [
      [5, 'cart'],
      [25, 'mail'],
      [45, 'visit'],
      [65, 'visit'],
    ],
    until: 80,
  },
  times: {
    title: 'times: three visits, all of one cart',
    trigger: pattern({ steps: [cart, followedBy('visit', 'visit', { times: { min: 3, max: 3 } })] }),
    events: [
      [5, 'cart'],
      [20, 'visit'],
      [35, 'mail'],
      [50, 'visit'],
      [65, 'visit'],
      [80, 'visit'],
    ],
    until: 95,
  },
  without: {
    title: 'without: an order between closes the run',
    trigger: pattern({ steps: [cart, without('order'), visit] }),
    events: [
      [5, 'cart'],
      [20, 'order'],
      [35, 'visit'],
      [55, 'cart'],
      [75, 'visit'],
    ],
    until: 90,
  },
  absent: {
    title: 'absent: a cart, and no order for 30 minutes',
    trigger: pattern({ steps: [cart, absent('silence', 'order', { for: minutes(30) })] }),
    events: [
      [5, 'cart'],
      [25, 'order'],
      [45, 'cart'],
    ],
    until: 90,
  },
  together: {
    title: 'together: both, in any order',
    trigger: pattern({ steps: [cart, together(visit, followedBy('click', 'mail'))] }),
    events: [
      [5, 'cart'],
      [20, 'mail'],
      [40, 'visit'],
      [60, 'cart'],
      [75, 'visit'],
      [90, 'mail'],
    ],
    until: 105,
  },
  either: {
    title: 'either: an order, or 30 minutes without a visit',
    trigger: pattern({
      steps: [cart, either(followedBy('order', 'order'), absent('silence', 'visit', { for: minutes(30) }))],
    }),
    events: [
      [5, 'cart'],
      [20, 'order'],
      [45, 'cart'],
    ],
    until: 90,
  },
  missed: {
    title: 'fires both: a match, and one that misses its limit of 30 minutes',
    trigger: pattern({ steps: [cart, visit], within: minutes(30), fires: 'both' }),
    events: [
      [5, 'cart'],
      [20, 'visit'],
      [45, 'cart'],
      [85, 'visit'],
    ],
    until: 95,
  },
  skip: {
    title: 'Overlapping matches fire once',
    trigger: pattern({ steps: [cart, visit] }),
    events: [
      [5, 'cart'],
      [20, 'cart'],
      [35, 'visit'],
      [50, 'visit'],
      [65, 'cart'],
      [80, 'visit'],
    ],
    until: 95,
  },
};
