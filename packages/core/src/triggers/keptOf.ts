import type { CustomerEvent } from '../events/customerEvent.ts';

/** An event without what the state around it says as well. */
export type RememberedEvent = Omit<CustomerEvent, 'customer'>;

/** An event as it is remembered: whole where code may look at it, else with what has these names. */
export function keptOf(
  { customer: _customer, ...event }: CustomerEvent,
  whole: boolean,
  names: ReadonlySet<string>,
): RememberedEvent {
  if (whole) return event;
  const { id, type, time, source, received } = event;
  return {
    id,
    type,
    time,
    properties: Object.fromEntries(Object.entries(event.properties).filter(([name]) => names.has(name))),
    ...(source === undefined || !names.has('source') ? {} : { source }),
    ...(received === undefined || !names.has('received') ? {} : { received }),
  };
}
