import { minutes, seconds, type CustomerEvent, type DecisionRequest, type Instant } from '@opportune/core';

import { Dice } from '../simulation/chance.ts';
import { totalOf, type Customer } from './customer.ts';
import {
  BOUGHT_AFTER_CLICK,
  CART_CHANGES,
  CART_SHARE,
  LINES_A_PURCHASE,
  MOBILE,
  ORDERED_AT_ONCE,
  SECONDS_A_PAGE,
  VIEWS_A_VISIT,
} from './rates.ts';

/** One thing that a customer does on the site, with the time at which it happens. */
export interface Act {
  readonly at: Instant;
  readonly input: CustomerEvent | DecisionRequest;
}

/** What brings a customer to the site. */
export interface Occasion {
  /** Unique: everything in the visit is named after it, and its chance is drawn from it. */
  readonly key: string;
  readonly at: Instant;
  /** A click in an e-mail; otherwise they come by themselves. */
  readonly isClick: boolean;
}

const CATEGORIES = ['garden', 'kitchen', 'lighting', 'stationery', 'toys', 'travel'] as const;

/**
 * A visit from the first page to the last: the page asks for its hero banner, products are looked at, a cart may be
 * filled, an order may follow. All of it is known when the visit begins, so that it does not depend on what is shown.
 */
export function visitOf(seed: number, customer: Customer, { key, at, isClick }: Occasion): readonly Act[] {
  const dice = new Dice(seed, 'visit', key);
  const acts: Act[] = [];
  let now = at;
  const pause = (name: string): void => {
    now += Math.round(seconds(SECONDS_A_PAGE * dice.logNormal(`pause ${name}`, 0, 0.7)));
  };
  const happens = (name: string, type: string, properties: Readonly<Record<string, unknown>>): void => {
    acts.push({
      at: now,
      input: { id: `${key} ${name}`, type, customer: customer.id, time: now, properties, source: 'web' },
    });
  };

  const context = {
    page: isClick ? 'category' : 'home',
    device: dice.happens('mobile', MOBILE) ? 'mobile' : 'desktop',
  };
  acts.push({
    at: now,
    input: { kind: 'request', id: `${key} page`, customer: customer.id, slots: ['hero'], context },
  });

  const category = dice.pick('category', CATEGORIES);
  const views = dice.geometric('views', VIEWS_A_VISIT);
  for (let n = 1; n <= views; n += 1) {
    pause(`view ${String(n)}`);
    const number = String(Math.floor(dice.between(`product ${String(n)}`, 1, 400)));
    const price = Math.round(dice.logNormal(`price ${String(n)}`, 2.7, 0.9) * 100) / 100;
    happens(`view ${String(n)}`, 'product_viewed', { product: `${category}-${number}`, category, price });
  }

  // Who clicks in order to buy buys; the others are as everybody is.
  const wantsToBuy = isClick && dice.happens('bought after click', BOUGHT_AFTER_CLICK);
  if (!wantsToBuy && !dice.happens('cart', CART_SHARE)) return acts;
  const total = totalOf(dice, 'cart');
  const lines = dice.geometric('lines', LINES_A_PURCHASE);
  const changes = dice.geometric('changes', CART_CHANGES);
  for (let n = 1; n <= changes; n += 1) {
    pause(`cart ${String(n)}`);
    const share = n / changes;
    const items = Math.max(1, Math.round(lines * share));
    happens(`cart ${String(n)}`, 'cart_updated', { total: Math.round(total * share * 100) / 100, items });
  }
  if (!wantsToBuy && !dice.happens('order', ORDERED_AT_ONCE)) return acts;
  now += Math.round(minutes(dice.between('checkout', 1, 12)));
  happens('order', 'purchase', { total, items: lines });
  return acts;
}
