import type { CustomerEvent, Timed } from '@opportune/core';

import type { PastEvent } from './pastEvent.ts';
import { zoneOf } from './zoneOf.ts';

/**
 * A history as the strategy sees it, each event decided at its own time.
 *
 * A history does not say who wanted e-mail. Here everybody does: each customer registers, and agrees, just before the
 * first thing that they did. Otherwise there would be triggers and no decision.
 */
export function* toInputs(events: Iterable<PastEvent>, known: Set<string>): Generator<Timed, void, undefined> {
  for (const event of events) {
    const { customer, time } = event;
    if (!known.has(customer)) {
      known.add(customer);
      const timeZone = zoneOf(event.country);
      const registered = { email: `customer-${customer}@shop.example`, timeZone };
      const agreed = { channel: 'email', purpose: 'marketing' };
      yield logged({ id: `registered ${customer}`, type: 'registered', customer, time, properties: registered });
      yield logged({ id: `agreed ${customer}`, type: 'consent_granted', customer, time, properties: agreed });
    }
    yield logged(toEvent(event));
  }
}

const logged = (input: CustomerEvent): Timed => ({ input, now: input.time });

function toEvent({ id, type, customer, time, total, price, product, category }: PastEvent): CustomerEvent {
  const properties = type === 'product_viewed' ? { product, category, price } : { total };
  const present = Object.fromEntries(Object.entries(properties).filter(([, value]) => value !== undefined));
  return { id, type, customer, time, properties: present, source: 'history' };
}
