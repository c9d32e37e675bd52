import type { CustomerEvent, Fault, OutcomeType } from '@opportune/core';
import { fromEvents, type Received, type RejectedEvent } from '@opportune/core/events';

import { isRecord } from '../body/isRecord.ts';
import { answerTo } from '../events/answerTo.ts';
import { takeIn } from '../events/takeIn.ts';
import type { Call, Route } from '../route.ts';
import { withRoom } from './withRoom.ts';

/** What became of decisions that were shown by the application itself. */
export const outcomes: Route = {
  method: 'POST',
  paths: ['/v1/outcomes'],
  scope: 'write',
  takes: ['application/json'],
  about: 'what became of decisions: one or a list of `{ type, decision, customer, channel, time, id }`',
  answer: (call, serving) =>
    // Counted before they are looked at: also what is wrong with each is an answer that grows.
    withRoom(serving, Array.isArray(call.value) ? call.value.length : 1, async () =>
      answerTo(await takeIn(serving, read(call), Array.isArray(call.value) ? '' : undefined)),
    ),
};

const TYPES: Readonly<Record<OutcomeType, true>> = {
  delivery: true,
  impression: true,
  click: true,
  conversion: true,
  dismissal: true,
  unsubscribe: true,
  bounce: true,
  complaint: true,
  frequency_capped: true,
};

function read({ value, received }: Call): Received {
  const events: CustomerEvent[] = [];
  const rejected: RejectedEvent[] = [];
  const messages: readonly unknown[] = Array.isArray(value) ? value : [value];
  for (const [n, message] of messages.entries()) {
    const at = Array.isArray(value) ? `/${String(n)}` : '';
    const [first, ...others] = faultsOf(message, at);
    if (first !== undefined) rejected.push({ event: message, faults: [first, ...others] });
    else {
      const one = fromEvents(eventOf(message as Readonly<Record<string, unknown>>, received), { received });
      events.push(...one.events);
      rejected.push(...one.rejected.map((each) => ({ event: message, faults: inBody(each.faults, at) })));
    }
  }
  return { events, rejected, findings: [] };
}

function faultsOf(message: unknown, at: string): readonly Fault[] {
  if (!isRecord(message)) {
    return [{ code: 'TYPE_MISMATCH', path: at, message: 'expected an outcome' }];
  }
  const { type, decision, channel } = message;
  const faults: Fault[] = [];
  if (typeof type !== 'string' || !Object.hasOwn(TYPES, type)) {
    faults.push({
      code: 'EVENT_UNKNOWN',
      path: `${at}/type`,
      message: `expected one of ${Object.keys(TYPES).join(', ')}`,
    });
  }
  for (const [name, text] of Object.entries({ decision, channel })) {
    if (typeof text === 'string' && text !== '') continue;
    const code = text === undefined ? 'FIELD_MISSING' : 'TYPE_MISMATCH';
    faults.push({ code, path: `${at}/${name}`, message: 'expected a text with something in it' });
  }
  return faults;
}

/** Without an id it is the one of its type for this decision: a page that reports twice has shown it once. */
function eventOf(outcome: Readonly<Record<string, unknown>>, received: number): Readonly<Record<string, unknown>> {
  const { id, type, decision, customer, channel, time = received, ...properties } = outcome;
  const named = id ?? `${String(type)}:${String(decision)}`;
  return { id: named, type, customer, time, properties: { ...properties, decision, channel } };
}

function inBody([first, ...others]: RejectedEvent['faults'], at: string): RejectedEvent['faults'] {
  const moved = (fault: Fault): Fault => ({ ...fault, path: at + fault.path });
  return [moved(first), ...others.map(moved)];
}
