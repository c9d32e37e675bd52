import { own } from '../internal/own.ts';
import { show } from '../shape/describe.ts';
import type { Instant } from '../time/instant.ts';
import { instantOf } from '../time/instantOf.ts';
import type { SkewBounds } from './correctSkew.ts';
import type { CustomerEvent } from './customerEvent.ts';
import { envelopeFaults } from './envelopeFaults.ts';
import { isRecord } from './isRecord.ts';
import type { Message } from './message.ts';
import { parseJson } from './parseJson.ts';
import { receiveBody } from './receiveBody.ts';
import type { Received } from './received.ts';
import { timeOf } from './timeOf.ts';

/** @public */
export interface EventOptions {
  /** When the body reached us. */
  readonly received: Instant;
  /** How far the clocks of devices are trusted. */
  readonly skew?: SkewBounds;
}

/**
 * Events of our own form: one event, a list of events, or `{ events, sent }`. Never throws; what is no event is rejected.
 *
 * `sent` says when the device sent them, by its own clock in epoch milliseconds: their times are corrected by `correctSkew`
 * then. Without it they are taken as they are, as befits a server.
 *
 * @param body - JSON, as text or parsed
 * @example
 * ```ts
 * import { fromEvents } from '@opportune/core/events';
 *
 * const viewed = { id: 'e1', type: 'viewed', customer: 'ada', time: 1_000, properties: {} };
 * const { events } = fromEvents({ events: [viewed], sent: 3_000 }, { received: 10_000 });
 *
 * events; // => [{ id: 'e1', type: 'viewed', customer: 'ada', time: 8000, properties: {}, received: 10000, originalTime: 1000 }]
 * fromEvents([{ ...viewed, id: '' }], { received: 0 }).rejected[0]?.faults[0].path; // => '/0/id'
 * ```
 * @see docs/semantics.md, E6 to E8
 * @public
 */
export function fromEvents(body: unknown, options: EventOptions): Received {
  return receiveBody(body, options.received, () => {
    const value = parseJson(body);
    if (Array.isArray(value))
      return { messages: value, at: (index) => `/${index}`, read: (it) => eventOf(it, options) };
    const events = isRecord(value) ? own(value, 'events') : undefined;
    if (!isRecord(value) || events === undefined) {
      return { messages: [value], at: () => '', read: (it) => eventOf(it, options) };
    }
    if (!Array.isArray(events)) {
      return { code: 'TYPE_MISMATCH', path: '/events', message: `expected a list, found ${show(events)}` };
    }
    const sent = own(value, 'sent') ?? undefined;
    const instant = typeof sent === 'number' ? instantOf(sent) : undefined;
    if (sent !== undefined && instant === undefined) {
      return { code: 'TYPE_MISMATCH', path: '/sent', message: `expected epoch milliseconds, found ${show(sent)}` };
    }
    return { messages: events, at: (index) => `/events/${index}`, read: (it) => eventOf(it, options, instant) };
  });
}

function eventOf(message: Message, { received, skew }: EventOptions, sent?: Instant): CustomerEvent {
  for (const { code, path, message: what } of envelopeFaults(message.fields)) {
    message.faults.push({ code, path: message.at + path, message: what });
  }
  const event = { ...(message.fields as unknown as CustomerEvent), received };
  const stamps = { original: event.time, sent, received };
  return sent === undefined ? event : { ...event, ...timeOf(message, message.pointer('time'), stamps, skew) };
}
