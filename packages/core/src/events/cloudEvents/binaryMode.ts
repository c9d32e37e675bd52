import type { Fault } from '../../errors/fault.ts';
import { show } from '../../shape/describe.ts';
import { under } from '../../shape/pointer.ts';
import { parseJson } from '../parseJson.ts';
import type { CloudEventOptions } from './cloudEventOptions.ts';

const JSON_TYPE = /^[^;]*[/+]json\s*(?:;|$)/i;
const ATTRIBUTE = /^ce-([a-z\d]+)$/;

/**
 * The event of a request in binary mode as structured mode writes it, or why there is none.
 * @see https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/bindings/http-protocol-binding.md, 3.1
 */
export function binaryMode(
  headers: NonNullable<CloudEventOptions['headers']>,
  body: unknown,
): { readonly event: Readonly<Record<string, unknown>>; readonly fault?: Fault } {
  const event: Record<string, unknown> = {};
  for (const [header, value] of Object.entries(headers)) {
    const name = header.toLowerCase();
    if (value === undefined || !name.startsWith('ce-')) continue;
    const [, attribute = name] = ATTRIBUTE.exec(name) ?? [];
    // These have a place of their own, and an attribute has one value.
    if (attribute === name || /^data(contenttype)?$/.test(attribute) || Object.hasOwn(event, attribute)) {
      const message = `expected the header of an attribute, once, found ${show(header)}`;
      return { event, fault: { code: 'FIELD_UNKNOWN', path: under('', attribute), message } };
    }
    const text = typeof value === 'string' ? decode(value) : undefined;
    if (text === undefined) {
      const message = `expected percent-encoded UTF-8, found ${show(value)}`;
      return { event, fault: { code: 'TYPE_MISMATCH', path: under('', attribute), message } };
    }
    event[attribute] = text;
  }
  const type = contentType(headers);
  if (type !== undefined) event['datacontenttype'] = type;
  if (body !== undefined && body !== '') event['data'] = JSON_TYPE.test(type ?? '') ? parseJson(body) : body;
  return { event };
}

/** What the header says of the body. */
export const contentType = (headers: NonNullable<CloudEventOptions['headers']>): string | undefined => {
  const [, value] = Object.entries(headers).find(([name]) => name.toLowerCase() === 'content-type') ?? [];
  return typeof value === 'string' ? value : undefined;
};

/** First what older senders quote, then what all of them encode; undefined where that is not UTF-8. */
function decode(value: string): string | undefined {
  const [, quoted] = /^"((?:[^"\\]|\\.)*)"$/.exec(value) ?? [];
  try {
    return decodeURIComponent(quoted === undefined ? value : quoted.replace(/\\(.)/g, '$1'));
  } catch {
    return undefined;
  }
}
