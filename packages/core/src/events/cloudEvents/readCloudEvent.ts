import { own } from '../../internal/own.ts';
import { show } from '../../shape/describe.ts';
import type { Message } from '../message.ts';
import { ATTRIBUTES, isAllowed } from './attributes.ts';
import type { CloudEvent } from './cloudEvent.ts';

const NAME = /^[a-z\d]+$/;

/** RFC 4648, with padding. */
const BASE64 = /^(?:[A-Za-z\d+/]{4})*(?:[A-Za-z\d+/]{2}==|[A-Za-z\d+/]{3}=)?$/;

/** Reads a message as a CloudEvent, with a fault for everything that the specification forbids. */
export function readCloudEvent(message: Message): CloudEvent {
  const { fields } = message;
  const event: Record<string, unknown> = {};
  for (const [name, attribute] of Object.entries(ATTRIBUTES)) {
    if (attribute.isRequired !== true || message.get(name) !== undefined) continue;
    message.fault('FIELD_MISSING', name, `expected ${attribute.expected}, found nothing`);
  }
  for (const [name, value] of Object.entries(fields)) {
    if (name !== 'data' && (value === null || !isInOrder(message, name, value))) continue;
    event[name] = value;
  }
  if (Object.hasOwn(fields, 'data') && message.get('data_base64') !== undefined) {
    message.fault('FIELD_UNKNOWN', 'data_base64', 'expected either data or data_base64, found both');
  }
  return event as unknown as CloudEvent;
}

/** Whether a member of the JSON object may be what it is; a fault where it may not. */
function isInOrder(message: Message, name: string, value: unknown): boolean {
  const known = own(ATTRIBUTES, name);
  const before = message.faults.length;
  if (name === 'data_base64') {
    if (typeof value !== 'string' || !BASE64.test(value)) expected(message, name, 'a text in Base64', value);
  } else if (known !== undefined) {
    if (typeof value !== 'string' || value === '' || !known.fits(value)) expected(message, name, known.expected, value);
  } else if (!NAME.test(name)) {
    message.fault('FIELD_UNKNOWN', name, `expected a name of lower-case letters and digits, found ${show(name)}`);
  } else if (!isExtension(value)) expected(message, name, 'a text, a boolean or a whole number of 32 bits', value);
  return message.faults.length === before;
}

const isExtension = (value: unknown): boolean =>
  typeof value === 'string'
    ? isAllowed(value)
    : typeof value === 'boolean' || (typeof value === 'number' && value === (value | 0));

function expected(message: Message, name: string, what: string, found: unknown): void {
  const code = typeof found === 'string' ? 'VALUE_OUT_OF_RANGE' : 'TYPE_MISMATCH';
  message.fault(code, name, `expected ${what}, found ${show(found)}`);
}
