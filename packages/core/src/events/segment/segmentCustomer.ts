import { show } from '../../shape/describe.ts';
import type { Message } from '../message.ts';

/** In this order: whoever is known, else whoever is not yet, else whoever they were. */
const IDS = ['userId', 'anonymousId', 'previousId', 'groupId'];

/** Whose the call is; empty, with a fault, where nothing says it. */
export function segmentCustomer(message: Message): string {
  for (const name of IDS) {
    const id = message.get(name);
    if (id === undefined || id === '') continue;
    if (typeof id === 'string') return name === 'groupId' ? `group:${id}` : id;
    message.fault('TYPE_MISMATCH', name, `expected a text, found ${show(id)}`);
    return '';
  }
  const expected = `expected one of ${IDS.join(', ')}`;
  message.faults.push({ code: 'CUSTOMER_MISSING', path: message.at, message: `${expected}, found none` });
  return '';
}
