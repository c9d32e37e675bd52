import { describe, expect, it } from 'vitest';

import { instant } from '../../time/instant.ts';
import type { CloudEventOptions } from './cloudEventOptions.ts';
import { fromCloudEvents } from './fromCloudEvents.ts';

const received = instant('2026-11-27T09:00:00Z');
const order = {
  specversion: '1.0',
  id: '7',
  source: 'https://shop.example/orders',
  type: 'order_completed',
  subject: 'ada',
  time: '2026-11-27T08:00:00Z',
  data: { total: 80 },
};

function read(body: unknown, options: Partial<CloudEventOptions> = {}) {
  const { events, rejected, findings } = fromCloudEvents(body, { received, ...options });
  expect(events.length + rejected.length).toBe(1);
  const faults = rejected.flatMap((it) => it.faults.map(({ code, path }) => `${code} ${path}`));
  return { event: events[0], faults, findings: findings.map(({ code, path }) => `${code} ${path}`) };
}

describe('an event', () => {
  it('E12 is what its attributes and data say', () => {
    expect(read(order).event).toEqual({
      id: 'https://shop.example/orders 7',
      type: 'order_completed',
      customer: 'ada',
      time: instant(order.time),
      properties: { total: 80 },
      source: 'https://shop.example/orders',
      received,
    });
  });

  it('E12 happened when it was received where it says no time', () => {
    expect(read({ ...order, time: null }).event?.time).toBe(received);
  });

  it.each<[data: object, properties: object]>([
    [{ data: { total: 80 } }, { total: 80 }],
    [{}, {}],
    [{ data: null }, { data: null }],
    [{ data: [1] }, { data: [1] }],
    [{ data: 'text' }, { data: 'text' }],
    [{ data_base64: 'TWE=' }, { data_base64: 'TWE=' }],
    [{ data_base64: null, data: 1 }, { data: 1 }],
    [
      { data: {}, dataschema: 'https://x.example/s', tenant: 'eu', level: 3 },
      { context: { dataschema: 'https://x.example/s', tenant: 'eu', level: 3 } },
    ],
  ])('E12 with %j has the properties %j', (data, properties) => {
    const { data: _, ...bare } = order;
    expect(read({ ...bare, ...data }).event?.properties).toEqual(properties);
  });

  it('E12 belongs to its subject, or to whom the host says', () => {
    const customer = ({ data }: { readonly data?: unknown }) => (data as { readonly buyer?: string }).buyer;
    expect(read({ ...order, data: { buyer: 'bob' } }, { customer }).event).toMatchObject({
      customer: 'bob',
      properties: { buyer: 'bob', context: { subject: 'ada' } },
    });
    expect(read(order, { customer }).faults).toEqual(['CUSTOMER_MISSING ']);
    expect(read({ ...order, subject: null }).faults).toEqual(['CUSTOMER_MISSING ']);
    expect(read(order, { customer: () => 7 as unknown as string }).faults).toEqual(['CUSTOMER_MISSING ']);
  });

  it('E8 is rejected where the code that says whose it is throws', () => {
    const customer = () => {
      throw new Error('no');
    };
    expect(read(order, { customer }).faults).toEqual(['EVENT_REJECTED ']);
    // It is asked only about events in order.
    expect(read({ ...order, id: 7 }, { customer }).faults).toEqual(['TYPE_MISMATCH /id']);
  });

  it('E12 whose data has a context hides its own', () => {
    const { event, findings } = read({ ...order, tenant: 'eu', data: { context: 1 } });
    expect(event?.properties).toEqual({ context: 1 });
    expect(findings).toEqual(['PROPERTY_HIDDEN ']);
  });
});

describe('by the specification', () => {
  it.each<[what: string, change: object]>([
    ['a source that is relative', { source: '/a/b?c#d' }],
    ['a source that is a number of a telephone', { source: '1-555-123-4567' }],
    ['a source of another scheme', { source: 'urn:uuid:6e8bc430-9c3a-11d9-9669-0800200c9a66' }],
    ['a source with an address of version 6', { source: 'http://[::1]:8080/' }],
    ['a source that is encoded', { source: '/%C3%A9' }],
    ['parameters of a media type', { datacontenttype: 'application/json; charset="utf-8";v=1' }],
    ['a suffix of a media type', { datacontenttype: 'application/vnd.x+json' }],
    ['signs beyond the basic plane', { subject: '😀' }],
    ['extensions of every type', { a: 1, b2: false, c: '', d: -2_147_483_648, e: 2_147_483_647, f: null }],
    ['whatever is null, which is as good as not there', { Ext: null, subject: null, data_base64: null }],
    ['a long name', { abcdefghijklmnopqrstuvwxyz: 1 }],
  ])('E11 there may be %s', (_, change) => {
    expect(read({ ...order, ...change }, { customer: () => 'ada' }).faults).toEqual([]);
  });

  it.each<[what: string, change: object, fault: string]>([
    ['a required attribute that is null', { id: null }, 'FIELD_MISSING /id'],
    ['a version as a number', { specversion: 1 }, 'TYPE_MISMATCH /specversion'],
    ['another version', { specversion: '1.1' }, 'VALUE_OUT_OF_RANGE /specversion'],
    ['a source with a space', { source: 'a b' }, 'VALUE_OUT_OF_RANGE /source'],
    ['a source that is encoded badly', { source: '/%C3%A' }, 'VALUE_OUT_OF_RANGE /source'],
    ['a source beyond ASCII', { source: '/é' }, 'VALUE_OUT_OF_RANGE /source'],
    ['a source with two fragments', { source: '#a#b' }, 'VALUE_OUT_OF_RANGE /source'],
    ['a source with a colon too early', { source: '1:2' }, 'VALUE_OUT_OF_RANGE /source'],
    ['a schema that is relative', { dataschema: '/schema' }, 'VALUE_OUT_OF_RANGE /dataschema'],
    ['a control character', { subject: 'a\nb' }, 'VALUE_OUT_OF_RANGE /subject'],
    ['half a character', { id: '\uDEAD' }, 'VALUE_OUT_OF_RANGE /id'],
    ['no character', { type: '\uFFFE' }, 'VALUE_OUT_OF_RANGE /type'],
    ['half a character in an extension', { ext: '\uD800' }, 'VALUE_OUT_OF_RANGE /ext'],
    ['a time of a day', { time: '2026-11-27' }, 'VALUE_OUT_OF_RANGE /time'],
    ['a time as a number', { time: 0 }, 'TYPE_MISMATCH /time'],
    ['a media type without a subtype', { datacontenttype: 'json/' }, 'VALUE_OUT_OF_RANGE /datacontenttype'],
    ['a parameter without a value', { datacontenttype: 'a/b;c' }, 'VALUE_OUT_OF_RANGE /datacontenttype'],
    ['an extension that is a fraction', { ext: 1.5 }, 'TYPE_MISMATCH /ext'],
    ['an extension that is too large', { ext: 2_147_483_648 }, 'TYPE_MISMATCH /ext'],
    ['an extension that is a list', { ext: [1] }, 'TYPE_MISMATCH /ext'],
    ['an extension that is an object', { ext: {} }, 'TYPE_MISMATCH /ext'],
    ['an underscore in a name', { ext_a: 1 }, 'FIELD_UNKNOWN /ext_a'],
    ['no name', { '': 1 }, 'FIELD_UNKNOWN /'],
    ['a name in capitals', { Ext: 1 }, 'FIELD_UNKNOWN /Ext'],
    ['data twice', { data_base64: '' }, 'FIELD_UNKNOWN /data_base64'],
    ['Base64 that is none', { data: undefined, data_base64: 'TWE' }, 'VALUE_OUT_OF_RANGE /data_base64'],
    ['Base64 that is no text', { data: undefined, data_base64: 1 }, 'TYPE_MISMATCH /data_base64'],
  ])('E11 there must not be %s', (_, change, fault) => {
    expect(read({ ...order, ...change }, { customer: () => 'ada' }).faults).toEqual([fault]);
  });

  it('E11 everything that is wrong is told', () => {
    expect(read({ id: 1, source: '', EXT: 1 }).faults).toEqual([
      'FIELD_MISSING /specversion',
      'FIELD_MISSING /type',
      'TYPE_MISMATCH /id',
      'VALUE_OUT_OF_RANGE /source',
      'FIELD_UNKNOWN /EXT',
    ]);
  });
});

describe('over HTTP', () => {
  const ce = {
    'ce-specversion': '1.0',
    'CE-ID': '7',
    'ce-source': '/shop',
    'ce-type': 'order_completed',
    'ce-subject': 'ada',
  };
  const json = { ...ce, 'Content-Type': 'application/json; charset=utf-8', host: 'x', accept: undefined };

  it('E11 binary mode has its attributes in headers, and its data in the body', () => {
    const event = { id: '/shop 7', customer: 'ada', properties: { total: 80 } };
    for (const body of ['{"total":80}', { total: 80 }]) {
      expect(read(body, { headers: json }).event).toMatchObject({
        ...event,
        properties: { total: 80, context: { datacontenttype: 'application/json; charset=utf-8' } },
      });
    }
    expect(read('', { headers: ce }).event?.properties).toEqual({});
    expect(read('total=80', { headers: { ...ce, 'content-type': 'text/plain' } }).event?.properties).toMatchObject({
      data: 'total=80',
    });
    expect(read({ total: 80 }, { headers: { ...ce, 'ce-time': order.time, 'ce-ext': '1' } }).event).toMatchObject({
      time: instant(order.time),
      properties: { total: 80, context: { ext: '1' } },
    });
  });

  it.each([
    ['Euro%20%E2%82%AC%20%F0%9F%98%80', 'Euro € 😀'],
    ['%61%2f', 'a/'],
    ['"a \\"b\\" \\\\ %20"', 'a "b" \\  '],
    ['a"b', 'a"b'],
  ])('E11 header values are decoded: %s', (value, text) => {
    expect(read('', { headers: { ...ce, 'ce-subject': value } }).event?.customer).toBe(text);
  });

  it.each<[what: string, headers: object, body: unknown, fault: string]>([
    ['UTF-8 that is none', { 'ce-subject': '%C0%A0' }, '', 'TYPE_MISMATCH /subject'],
    ['a percent sign alone', { 'ce-subject': '100%' }, '', 'TYPE_MISMATCH /subject'],
    ['an attribute twice', { 'ce-id': '8' }, '', 'FIELD_UNKNOWN /id'],
    ['an attribute with several values', { 'ce-ext': ['1', '2'] }, '', 'TYPE_MISMATCH /ext'],
    ['a content type among the attributes', { 'ce-datacontenttype': 'a/b' }, '', 'FIELD_UNKNOWN /datacontenttype'],
    ['data among the attributes', { 'ce-data': '1' }, '', 'FIELD_UNKNOWN /data'],
    ['a name that is none', { 'ce-__proto__': 'x' }, '', 'FIELD_UNKNOWN /ce-__proto__'],
    ['an attribute too few', { 'ce-source': undefined }, '', 'FIELD_MISSING /source'],
    ['JSON that is none', { 'content-type': 'application/json' }, '{', 'JSON_INVALID '],
    ['bytes', {}, new Uint8Array([1]), 'TYPE_MISMATCH /data'],
  ])('E11 binary mode is rejected with %s', (_, headers, body, fault) => {
    expect(read(body, { headers: { ...ce, ...headers } }).faults).toEqual([fault]);
  });

  const structured = { 'Content-Type': 'application/cloudevents+json; charset=utf-8' };
  const batched = { 'content-type': 'application/cloudevents-batch+json' };

  it('E11 the content type says which mode it is', () => {
    expect(read(order, { headers: structured }).event?.customer).toBe('ada');
    expect(read([order], { headers: batched }).event?.customer).toBe('ada');
    expect(read([order], { headers: structured }).faults).toEqual(['TYPE_MISMATCH ']);
    expect(read(order, { headers: batched }).faults).toEqual(['TYPE_MISMATCH ']);
    expect(read(order, { headers: { 'content-type': 'application/cloudevents+avro' } }).faults).toEqual([
      'TYPE_MISMATCH ',
    ]);
    expect(read(order, { headers: {} }).faults).toContain('FIELD_MISSING /specversion');
  });
});
