import type { Fault } from '../errors/fault.ts';
import { messageOf } from '../errors/messageOf.ts';
import { show } from '../shape/describe.ts';

/** Everything that is wrong with an event before its type is looked at. */
export function envelopeFaults(event: unknown): Fault[] {
  if (!isObject(event)) return [rejection('', `expected an event, found ${show(event)}`)];
  try {
    const { id, type, customer, time, properties, kind = 'event' } = event as Readonly<Record<string, unknown>>;
    const faults: Fault[] = [];
    // What comes in as an event must not go on as a receipt or a wake-up.
    if (kind !== 'event') faults.push(rejection('/kind', `expected "event" or nothing, found ${show(kind)}`));
    for (const [name, text] of Object.entries({ id, type, customer })) {
      if (typeof text !== 'string' || text === '') {
        faults.push(rejection(`/${name}`, `expected a text, found ${show(text)}`));
      }
    }
    if (!Number.isFinite(time)) faults.push(rejection('/time', `expected epoch milliseconds, found ${show(time)}`));
    if (!isObject(properties)) faults.push(rejection('/properties', `expected an object, found ${show(properties)}`));
    return faults;
  } catch (error) {
    return [rejection('', `expected an event that can be read: ${messageOf(error)}`)];
  }
}

const isObject = (it: unknown): it is object => typeof it === 'object' && it !== null;

const rejection = (path: string, message: string): Fault => ({ code: 'EVENT_REJECTED', path, message });
