import { days, hours, minutes, type CustomerEvent } from '@opportune/core';

import { openFor } from './strategy.ts';
import type { Fired, Subject } from './subject.ts';
import { CLOSES, OPENS, topic, TOPICS } from './work.ts';

/** What a developer would keep of a customer for this one strategy; events come in order here, and once. */
class Customer {
  pagesSession = 0;
  lastPage = -Infinity;
  pagesMonth = 0;
  month = '';
  readonly views7d: number[] = [];
  views = 0;
  readonly items = new Set<unknown>();
  readonly views30d: (readonly [time: number, item: unknown])[] = [];
  lastItem: unknown;
  readonly carts7d: number[] = [];
  cart: unknown;
  readonly carts30d: (readonly [time: number, total: number])[] = [];
  orders = 0;
  readonly orders90d: (readonly [time: number, total: number])[] = [];
  spend = 0;
  firstOrder: unknown;
  smallestOrder: number | undefined;
  largeOrders = 0;
  readonly clicks30d: number[] = [];
  lastClick: unknown;
  engagement = 0;
  engagedAt = 0;
  /** When what each trigger waits for was opened, and the total that it had then; of a pattern the first that is in time. */
  readonly open = new Map<number, readonly [time: number, total: number]>();
  readonly seen: string[] = [];
}

const HALF_LIFE = days(7);
const SEEN = 32;
const TOPIC_OF = new Map(Array.from({ length: TOPICS }, (_, k) => [topic(k), k]));

const monthOf = (time: number): string => new Date(time).toISOString().slice(0, 7);

function expire(times: number[], from: number): void {
  while (times.length > 0 && times[0]! <= from) times.shift();
}

function expirePairs(pairs: (readonly [number, unknown])[], from: number): void {
  while (pairs.length > 0 && pairs[0]![0] <= from) pairs.shift();
}

/** The same aggregates and triggers as plain code that changes its objects in place. */
export class ByHand implements Subject {
  readonly #customers = new Map<string, Customer>();
  #now = 0;

  take(event: CustomerEvent): readonly Fired[] {
    this.#now = event.time;
    let customer = this.#customers.get(event.customer);
    if (customer === undefined) this.#customers.set(event.customer, (customer = new Customer()));
    if (customer.seen.includes(event.id)) return [];
    customer.seen.push(event.id);
    if (customer.seen.length > SEEN) customer.seen.shift();
    const fired = expireOpen(customer, event.time);
    remember(customer, event);
    return advance(customer, event, fired);
  }

  profile(name: string): Readonly<Record<string, unknown>> {
    const customer = this.#customers.get(name) ?? new Customer();
    const now = this.#now;
    const after = <T extends readonly [number, unknown]>(all: readonly T[], per: number): readonly T[] =>
      all.filter(([time]) => time > now - per);
    const count = (times: readonly number[], per: number): number => times.filter((time) => time > now - per).length;
    const carts = after(customer.carts30d, days(30)).map(([, total]) => total);
    const frequent = new Map<unknown, number>();
    for (const [, item] of after(customer.views30d, days(30))) frequent.set(item, (frequent.get(item) ?? 0) + 1);
    return {
      pages_session: now - customer.lastPage <= minutes(30) ? customer.pagesSession : 0,
      pages_month: customer.month === monthOf(now) ? customer.pagesMonth : 0,
      views_7d: count(customer.views7d, days(7)),
      views: customer.views,
      items: customer.items.size,
      top_item: [...frequent]
        .sort((a, b) => b[1] - a[1] || (String(a[0]) < String(b[0]) ? -1 : 1))
        .slice(0, 1)
        .map(([item]) => item),
      last_item: customer.lastItem,
      carts_7d: count(customer.carts7d, days(7)),
      cart: customer.cart,
      largest_cart_30d: carts.length === 0 ? undefined : Math.max(...carts),
      orders: customer.orders,
      spend_90d: after(customer.orders90d, days(90)).reduce((total, [, each]) => total + each, 0),
      spend: customer.spend,
      mean_order: customer.orders === 0 ? undefined : customer.spend / customer.orders,
      first_order: customer.firstOrder,
      smallest_order: customer.smallestOrder,
      large_orders: customer.largeOrders,
      clicks_30d: count(customer.clicks30d, days(30)),
      last_click: customer.lastClick,
      engagement: engagementAt(customer, now),
    };
  }
}

const engagementAt = ({ engagement, engagedAt }: Customer, now: number): number =>
  engagement * 2 ** ((engagedAt - now) / HALF_LIFE);

function engage(customer: Customer, time: number, weight: number): void {
  customer.engagement = engagementAt(customer, time) + weight;
  customer.engagedAt = time;
}

function remember(customer: Customer, { type, time, properties }: CustomerEvent): void {
  const { item } = properties;
  const total = properties['total'] as number;
  switch (type) {
    case 'page_viewed': {
      customer.pagesSession = time - customer.lastPage <= minutes(30) ? customer.pagesSession + 1 : 1;
      customer.lastPage = time;
      const month = monthOf(time);
      customer.pagesMonth = month === customer.month ? customer.pagesMonth + 1 : 1;
      customer.month = month;
      return engage(customer, time, 1);
    }
    case 'product_viewed':
      expire(customer.views7d, time - days(7));
      customer.views7d.push(time);
      customer.views += 1;
      customer.items.add(item);
      expirePairs(customer.views30d, time - days(30));
      customer.views30d.push([time, item]);
      customer.lastItem = item;
      return engage(customer, time, 2);
    case 'cart_updated':
      expire(customer.carts7d, time - days(7));
      customer.carts7d.push(time);
      customer.cart = total;
      expirePairs(customer.carts30d, time - days(30));
      customer.carts30d.push([time, total]);
      return engage(customer, time, 5);
    case 'order_completed':
      customer.orders += 1;
      expirePairs(customer.orders90d, time - days(90));
      customer.orders90d.push([time, total]);
      customer.spend += total;
      customer.firstOrder ??= total;
      customer.smallestOrder = Math.min(customer.smallestOrder ?? total, total);
      if (total >= 400) customer.largeOrders += 1;
      return engage(customer, time, 20);
    case 'email_clicked':
      expire(customer.clicks30d, time - days(30));
      customer.clicks30d.push(time);
      customer.lastClick = item;
      return engage(customer, time, 3);
  }
}

const isAbsence = (k: number): boolean => k % 5 < 2;

/** Absences that were due before the event, the earliest first. */
function expireOpen(customer: Customer, time: number): Fired[] {
  const fired: Fired[] = [];
  for (const [k, [openedAt]] of customer.open) {
    const due = openedAt + openFor(k);
    if (!isAbsence(k) || due >= time) continue;
    customer.open.delete(k);
    fired.push([`trigger_${k}`, openedAt, due]);
  }
  return fired.sort((a, b) => a[2] - b[2] || (a[0] < b[0] ? -1 : 1));
}

function advance(customer: Customer, { type, time, properties }: CustomerEvent, fired: Fired[]): Fired[] {
  const { topic: about } = properties;
  const total = properties['total'] as number;
  const k = typeof about === 'string' ? TOPIC_OF.get(about) : undefined;
  if (k === undefined) return fired;
  const name = `trigger_${k}`;
  const kind = k % 5;
  if (type === CLOSES[k % CLOSES.length]) {
    const opened = customer.open.get(k);
    const inTime = opened !== undefined && time <= opened[0] + hours(1);
    if (kind < 2 || !inTime) customer.open.delete(k);
    else if (kind === 2 || total > opened[1]) {
      customer.open.delete(k);
      fired.push([name, opened[0], time]);
    }
  }
  if (type !== OPENS[k % OPENS.length]) return fired;
  if (kind === 3) {
    if (engagementAt(customer, time) >= 1) fired.push([name, time, time]);
  } else if (kind < 4 || !isOpen(customer, k, time)) customer.open.set(k, [time, total]);
  return fired;
}

function isOpen(customer: Customer, k: number, time: number): boolean {
  const opened = customer.open.get(k);
  return opened !== undefined && time <= opened[0] + hours(1);
}
