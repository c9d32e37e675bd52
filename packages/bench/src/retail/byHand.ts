import { days, type CustomerEvent } from '@opportune/core';

import type { Outcome } from './subject.ts';

/** What a developer would keep of a customer for this one strategy; events come in order here, and once. */
class Customer {
  readonly purchases: (readonly [time: number, total: number])[] = [];
  session = 0;
  largeOrders = 0;
  spend = 0;
  largest: number | undefined;
  smallest: number | undefined;
  readonly countries = new Set<unknown>();
  cancellations = 0;
  readonly refunds: (readonly [time: number, total: number])[] = [];
  engagement = 0;
  engagedAt = 0;
  /** When what each trigger waits for was opened. */
  readonly open = new Map<string, number>();
  /** Purchases that three of in a fortnight could begin with. */
  fortnight: number[] = [];
}

const ABSENCES = { lapsed: days(60), quiet_month: days(30), not_made_up: days(14) } as const;
const HALF_LIFE = days(7);

/** The same aggregates and triggers as plain code that changes its objects in place. */
export function byHand(events: readonly CustomerEvent[]): Outcome {
  const customers = new Map<string, Customer>();
  const fired = new Map<string, number>();
  const fire = (name: string): void => void fired.set(name, (fired.get(name) ?? 0) + 1);
  for (const event of events) {
    let customer = customers.get(event.customer);
    if (customer === undefined) customers.set(event.customer, (customer = new Customer()));
    expire(customer, (due) => due < event.time, fire);
    if (event.type === 'purchase') buy(customer, event, fire);
    else cancel(customer, event, fire);
  }
  const now = events.at(-1)?.time ?? 0;
  for (const customer of customers.values()) expire(customer, (due) => due <= now, fire);
  return { fired, profile: (id) => profileOf(customers.get(id) ?? new Customer(), now) };
}

type Fire = (name: string) => void;

function expire(customer: Customer, isDue: (due: number) => boolean, fire: Fire): void {
  for (const [name, length] of Object.entries(ABSENCES)) {
    const opened = customer.open.get(name);
    if (opened === undefined || !isDue(opened + length)) continue;
    customer.open.delete(name);
    fire(name);
  }
}

function buy(customer: Customer, { time, properties }: CustomerEvent, fire: Fire): void {
  const total = properties['total'] as number;
  const { purchases, open } = customer;
  const last = purchases.at(-1)?.[0] ?? -Infinity;
  customer.session = time - last <= days(7) ? customer.session + 1 : 1;
  purchases.push([time, total]);
  customer.spend += total;
  customer.largest = Math.max(customer.largest ?? total, total);
  customer.smallest = Math.min(customer.smallest ?? total, total);
  customer.countries.add(properties['country']);
  engage(customer, time, 10);

  if (purchases.length === 2) fire('second_purchase');
  if (total >= 1000) {
    customer.largeOrders += 1;
    fire('big_purchase');
  }
  const lately = since(purchases, time - days(90));
  // In pence, because doubles that come to 1000 may add up to a little less.
  if (lately.length >= 5 && Math.round(sumOf(lately) * 100) >= 100_000) fire('loyal');

  if (closes(open, 'made_up', time, days(7))) fire('made_up');
  if (total >= 500 && closes(open, 'grown', time, days(30))) fire('grown');
  if (total < 100) open.set('grown', time);
  open.delete('not_made_up');
  open.set('lapsed', time).set('quiet_month', time).set('sent_back', time);

  customer.fortnight = customer.fortnight.filter((then) => time - then <= days(14));
  if (customer.fortnight.push(time) < 3) return;
  customer.fortnight = [];
  fire('three_in_a_fortnight');
}

function cancel(customer: Customer, { time, properties }: CustomerEvent, fire: Fire): void {
  customer.cancellations += 1;
  customer.refunds.push([time, properties['total'] as number]);
  engage(customer, time, 3);
  if (closes(customer.open, 'sent_back', time, days(14))) fire('sent_back');
  customer.open.set('not_made_up', time).set('made_up', time);
}

/** Takes away what was opened, where that was not too long ago. */
function closes(open: Map<string, number>, name: string, time: number, within: number): boolean {
  const opened = open.get(name);
  return opened !== undefined && time <= opened + within && open.delete(name);
}

function engage(customer: Customer, time: number, weight: number): void {
  customer.engagement = engagementAt(customer, time) + weight;
  customer.engagedAt = time;
}

const engagementAt = ({ engagement, engagedAt }: Customer, now: number): number =>
  engagement * 2 ** ((engagedAt - now) / HALF_LIFE);

/** Those later than that; they are in order. */
function since<T extends readonly [time: number, total: number]>(pairs: readonly T[], from: number): readonly T[] {
  let first = pairs.length;
  while (first > 0 && pairs[first - 1]![0] > from) first -= 1;
  return pairs.slice(first);
}

const sumOf = (pairs: readonly (readonly [number, number])[]): number =>
  pairs.reduce((sum, [, total]) => sum + total, 0);

const monthOf = (time: number): string => new Date(time).toISOString().slice(0, 7);

function profileOf(customer: Customer, now: number): Readonly<Record<string, unknown>> {
  const { purchases, refunds } = customer;
  const last90 = since(purchases, now - days(90));
  const last5 = purchases.slice(-5);
  const isAny = purchases.length > 0;
  return {
    purchases: purchases.length,
    purchases_30d: since(purchases, now - days(30)).length,
    purchases_90d: last90.length,
    purchases_month: purchases.filter(([time]) => monthOf(time) === monthOf(now)).length,
    purchases_session: isAny && now - purchases.at(-1)![0] <= days(7) ? customer.session : 0,
    large_orders: customer.largeOrders,
    spend: customer.spend,
    spend_90d: sumOf(last90),
    mean_order: isAny ? customer.spend / purchases.length : undefined,
    mean_last_5: isAny ? sumOf(last5) / last5.length : undefined,
    largest_order: customer.largest,
    largest_order_90d: last90.length === 0 ? undefined : Math.max(...last90.map(([, total]) => total)),
    smallest_order: customer.smallest,
    first_order: purchases[0]?.[1],
    last_order: purchases.at(-1)?.[1],
    countries: customer.countries.size,
    cancellations: customer.cancellations,
    refunds_90d: sumOf(since(refunds, now - days(90))),
    cancelled: isAny ? customer.cancellations / purchases.length : undefined,
    engagement: engagementAt(customer, now),
  };
}
