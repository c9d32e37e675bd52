import type { CustomerEvent } from '../src/events/customerEvent.ts';
import type { Instant } from '../src/time/instant.ts';

/** An event of the customer Ada; its id is made of type and time where `more` gives none. */
export const event = (
  type: string,
  time: Instant,
  properties: Readonly<Record<string, unknown>> = {},
  more: Partial<CustomerEvent> = {},
): CustomerEvent => ({ id: `${type}@${time}`, type, customer: 'ada', time, properties, ...more });
