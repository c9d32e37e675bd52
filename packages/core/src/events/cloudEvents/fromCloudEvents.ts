import type { Fault } from '../../errors/fault.ts';
import { show } from '../../shape/describe.ts';
import type { CustomerEvent } from '../customerEvent.ts';
import type { Message } from '../message.ts';
import { parseJson } from '../parseJson.ts';
import { receiveBody, type Parts } from '../receiveBody.ts';
import type { Received } from '../received.ts';
import { binaryMode, contentType } from './binaryMode.ts';
import { cloudEventOf } from './cloudEventOf.ts';
import type { CloudEventOptions } from './cloudEventOptions.ts';

/**
 * Events of CloudEvents 1.0: structured, batched, and over HTTP also binary mode. Never throws; what the specification forbids
 * is rejected, and so is an event of which nothing says whose it is.
 *
 * The id is `source` and `id` together, because they are unique together. `data` is the properties where it is an object, else the
 * property `data` or `data_base64`, which is not decoded. All other attributes are the property `context`, save a `subject` that is
 * the customer.
 *
 * @param body - JSON, as text or parsed; in binary mode the data
 * @example
 * ```ts
 * import { fromCloudEvents } from '@opportune/core/events';
 *
 * const order = { specversion: '1.0', id: '7', source: '/shop', type: 'order_completed', subject: 'ada', data: { total: 80 } };
 * const { events, rejected } = fromCloudEvents([order, { ...order, id: '' }], { received: 1000 });
 *
 * events; // => [{ id: '/shop 7', type: 'order_completed', customer: 'ada', time: 1000, properties: { total: 80 }, source: '/shop', received: 1000 }]
 * rejected.map(({ faults }) => `${faults[0].code} ${faults[0].path}`); // => ['VALUE_OUT_OF_RANGE /1/id']
 * ```
 * @see docs/semantics.md, E8, E11 and E12
 * @public
 */
export function fromCloudEvents(body: unknown, options: CloudEventOptions): Received {
  const read = (message: Message): CustomerEvent => cloudEventOf(message, options);
  const one = (message: unknown): Parts => ({ messages: [message], at: () => '', read });
  const all = (messages: readonly unknown[]): Parts => ({ messages, at: (index) => `/${index}`, read });
  return receiveBody(body, options.received, () => {
    const { headers } = options;
    if (headers === undefined) {
      const value = parseJson(body);
      return Array.isArray(value) ? all(value) : one(value);
    }
    const [, isBatch, format] = /^application\/cloudevents(-batch)?([^;\s]*)/i.exec(contentType(headers) ?? '') ?? [];
    if (format === undefined) {
      const { event, fault } = binaryMode(headers, body);
      return fault ?? one(event);
    }
    if (format.toLowerCase() !== '+json') return unfit(`expected the JSON format, found ${show(format)}`);
    const value = parseJson(body);
    if (isBatch === undefined) return one(value);
    return Array.isArray(value) ? all(value) : unfit(`expected a list, as the headers say, found ${show(value)}`);
  });
}

const unfit = (message: string): Fault => ({ code: 'TYPE_MISMATCH', path: '', message });
