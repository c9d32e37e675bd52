import { rfc3339 } from '../../time/rfc3339.ts';
import type { CustomerEvent } from '../customerEvent.ts';
import { isRecord } from '../isRecord.ts';
import type { Message } from '../message.ts';
import { withContext } from '../withContext.ts';
import type { CloudEvent } from './cloudEvent.ts';
import type { CloudEventOptions } from './cloudEventOptions.ts';
import { readCloudEvent } from './readCloudEvent.ts';

/** The event of a customer that a CloudEvent is. */
export function cloudEventOf(message: Message, options: CloudEventOptions): CustomerEvent {
  const event = readCloudEvent(message);
  const { specversion: _, id, source, type, time, subject, data: _data, data_base64: _base64, ...attributes } = event;
  const customer = customerOf(message, event, options);
  const context = subject === undefined || subject === customer ? attributes : { subject, ...attributes };
  return {
    // They are unique together, and no source has a space in it.
    id: `${source} ${id}`,
    type,
    customer,
    time: (time === undefined ? undefined : rfc3339(time)) ?? options.received,
    properties: withContext(message, propertiesOf(event), context),
    source,
    received: options.received,
  };
}

function customerOf(message: Message, event: CloudEvent, options: CloudEventOptions): string {
  // Code that says whose an event is may rely on its form.
  if (message.faults.length > 0) return '';
  const { customer = ({ subject }: CloudEvent) => subject } = options;
  const whose: unknown = customer(event);
  if (typeof whose === 'string' && whose !== '') return whose;
  const what = 'expected a customer, by the subject or as the option customer says, found none';
  message.faults.push({ code: 'CUSTOMER_MISSING', path: message.at, message: what });
  return '';
}

function propertiesOf({ data, data_base64 }: CloudEvent): Readonly<Record<string, unknown>> {
  if (isRecord(data)) return data;
  if (data_base64 !== undefined) return { data_base64 };
  return data === undefined ? {} : { data };
}
