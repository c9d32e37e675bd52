import type { CustomerEvent, Instant } from '@opportune/core';

import { formerPurchases, type Customer } from './customer.ts';

/**
 * What is known of a customer before the first day: what they bought in the last year, who they are, and whether they
 * agreed to e-mail. The agreement comes last, so that nobody is thanked today for an order of last spring.
 */
export function beforeOpening(seed: number, customer: Customer, start: Instant): readonly CustomerEvent[] {
  const { id, email, timeZone, agreed } = customer;
  const events = formerPurchases(seed, customer).map(({ ago, total }, n): CustomerEvent => {
    const name = `${id} former ${String(n)}`;
    return { id: name, type: 'purchase', customer: id, time: start - ago, properties: { total }, source: 'import' };
  });
  const common = { customer: id, time: start, source: 'import' };
  events.push({ ...common, id: `${id} registered`, type: 'registered', properties: { email, timeZone } });
  if (agreed) {
    const properties = { channel: 'email', purpose: 'marketing' };
    events.push({ ...common, id: `${id} agreed`, type: 'consent_granted', properties });
  }
  return events;
}
