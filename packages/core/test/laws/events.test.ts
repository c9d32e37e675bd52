import { correctSkew, fromCloudEvents, fromEvents, fromSegment, type Received } from '@opportune/core/events';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { law } from './law.ts';

const received = Date.UTC(2026, 10, 27, 9);
const instants = fc.integer({ min: received - 4e12, max: received + 4e12 });

/** What a field should hold, and now and then what it should not, or nothing. */
const mostly = (good: fc.Arbitrary<unknown>, ...bad: readonly unknown[]): fc.Arbitrary<unknown> =>
  fc.oneof({ weight: 12, arbitrary: good }, fc.constantFrom<unknown>(undefined, null, '', ...bad));
const stamps = mostly(
  instants.map((instant) => new Date(instant).toISOString()),
  'lunchtime',
  0,
  '2026-02-30T00:00:00Z',
);
const names = mostly(fc.constantFrom('ada', 'bob', 'a1'), 7);
const tables = mostly(
  fc.dictionary(fc.constantFrom('total', 'name', 'anonymousId', 'context'), fc.jsonValue({ maxDepth: 2 })),
  [],
  JSON.parse('{"__proto__":{"x":1}}'),
);

/** What looks like a call of Segment, with something wrong in it now and then. */
const calls = fc.record(
  {
    type: mostly(fc.constantFrom('track', 'identify', 'page', 'screen', 'group', 'alias'), 'trak', 'constructor', 7),
    event: mostly(fc.constantFrom('Cart Viewed', 'Order Completed'), 3),
    messageId: mostly(fc.constantFrom('m1', 'm2'), 5),
    userId: names,
    anonymousId: names,
    previousId: names,
    groupId: names,
    properties: tables,
    traits: tables,
    context: tables,
    timestamp: stamps,
    sentAt: stamps,
    originalTimestamp: stamps,
    receivedAt: stamps,
  },
  { requiredKeys: ['type', 'event', 'properties', 'traits'] },
);
const cloudEvents = fc.record(
  {
    specversion: mostly(fc.constant('1.0'), '0.3', 1),
    id: mostly(fc.constantFrom('1', '2'), 7),
    source: mostly(fc.constantFrom('/shop', 'urn:x'), 'a b'),
    type: mostly(fc.constantFrom('viewed', 'ordered'), 1),
    subject: names,
    time: stamps,
    data: fc.jsonValue({ maxDepth: 2 }),
    data_base64: mostly(fc.constant(null), 'TWE=', '?'),
    tenant: mostly(fc.constantFrom<unknown>('eu', 1), 1.5, []),
  },
  { requiredKeys: ['specversion', 'id', 'source', 'type', 'subject'] },
);
const ownEvents = fc.record(
  {
    id: mostly(fc.constantFrom('e1', 'e2'), 7),
    type: mostly(fc.constantFrom('viewed', 'ordered'), 1),
    customer: names,
    time: mostly(instants, '0'),
    properties: tables,
    kind: mostly(fc.constant('event'), 'receipt'),
  },
  { requiredKeys: ['id', 'type', 'customer', 'time', 'properties'] },
);

const anything = fc.anything({
  maxDepth: 4,
  key: fc.oneof(
    fc.string(),
    fc.constantFrom(
      'batch',
      'events',
      'sent',
      'type',
      'userId',
      'traits',
      'properties',
      'timestamp',
      'sentAt',
      'context',
      'specversion',
      'id',
      'data',
      '__proto__',
    ),
  ),
  withBigInt: true,
  withBoxedValues: true,
  withDate: true,
  withMap: true,
  withSet: true,
  withTypedArray: true,
  withNullPrototype: true,
  withObjectString: true,
  withSparseArray: true,
});

interface Form {
  readonly name: string;
  readonly read: (body: unknown) => Received;
  readonly messages: fc.Arbitrary<unknown>;
  readonly batchOf: (messages: readonly unknown[]) => unknown;
}

const forms: readonly Form[] = [
  {
    name: 'Segment',
    read: (body) => fromSegment(body, { received }),
    messages: calls,
    batchOf: (batch) => ({ batch }),
  },
  {
    name: 'Segment, leniently',
    read: (body) => fromSegment(body, { received, lenient: true, call: 'track' }),
    messages: calls,
    batchOf: (batch) => ({ batch }),
  },
  {
    name: 'CloudEvents',
    read: (body) => fromCloudEvents(body, { received }),
    messages: cloudEvents,
    batchOf: (batch) => batch,
  },
  {
    name: 'our own',
    read: (body) => fromEvents(body, { received }),
    messages: ownEvents,
    batchOf: (events) => ({ events }),
  },
];

/** The number of a message in its batch, by where a fault of it stands. */
const numberOf = (path: string): number => Number(/\/(\d+)/.exec(path)![1]);

describe.each(forms)('the form of $name', ({ read, messages, batchOf }) => {
  test('E8 is drawn both as events and as what is rejected, often enough', () => {
    const { events, rejected } = read(batchOf(fc.sample(messages, 1000)));
    expect(Math.min(events.length, rejected.length)).toBeGreaterThan(100);
  });

  law(
    'E8 nothing makes it throw, and the same body gives the same',
    400,
    [fc.oneof(anything, fc.string(), messages)],
    (body) => {
      const result = read(body);
      expect(read(body)).toEqual(result);
    },
  );

  law(
    'E8 every message of a batch is an event or rejected, once, in order',
    400,
    [fc.array(fc.oneof({ weight: 9, arbitrary: messages }, anything), { maxLength: 8 })],
    (batch) => {
      const { events, rejected } = read(batchOf(batch));
      const numbers = rejected.map(({ faults }) => numberOf(faults[0].path));
      expect(rejected.map(({ event }) => event)).toEqual(numbers.map((number) => batch[number]));
      expect(numbers).toEqual([...new Set(numbers)].sort((a, b) => a - b));
      expect(events).toHaveLength(batch.length - rejected.length);
      // What is accepted is what each of the others gives alone.
      const alone = batch
        .filter((_, number) => !numbers.includes(number))
        .flatMap((message) => read(batchOf([message])).events);
      expect(events).toEqual(alone);
    },
  );

  law('E8 a message alone is the message of a batch of one', 200, [messages], (message) => {
    const single = read(message);
    const batched = read(batchOf([message]));
    expect(batched.events).toEqual(single.events);
    const codes = ({ rejected }: Received) => rejected.flatMap(({ faults }) => faults.map(({ code }) => code));
    expect(codes(batched)).toEqual(codes(single));
  });

  law(
    'E8 a body and its text are the same, and an event has the form of one',
    200,
    [fc.array(messages, { maxLength: 3 })],
    (batch) => {
      const text = JSON.stringify(batchOf(batch));
      const { events } = read(text);
      expect(events).toEqual(read(JSON.parse(text)).events);
      expect(fromEvents(events, { received }).rejected).toEqual([]);
      // A hostile key must not have changed what objects are.
      expect(({} as { x?: unknown }).x).toBeUndefined();
    },
  );
});

describe('the clock of a device', () => {
  const age = fc.integer({ min: -1_000, max: 5e9 });
  const shift = fc.integer({ min: -4e12, max: 4e12 });

  law(
    'E6 shifting it by any constant changes nothing in the time',
    1000,
    [instants, age, shift],
    (sent, waited, by) => {
      const { time, doubt } = correctSkew({ original: sent - waited, sent, received });
      const shifted = correctSkew({ original: sent - waited + by, sent: sent + by, received });
      expect({ time: shifted.time, doubt: shifted.doubt }).toEqual({ time, doubt });
      if (doubt === undefined) expect(received - time).toBe(waited);
    },
  );

  law(
    'E7 the time is never later than received',
    1000,
    [fc.option(instants, { nil: undefined }), fc.option(instants, { nil: undefined }), fc.nat({ max: 1e10 })],
    (original, sent, skew) => {
      expect(correctSkew({ original, sent, received }, { skew }).time).toBeLessThanOrEqual(received);
    },
  );

  law(
    'E6 what it did offline keeps its distances',
    300,
    [instants, fc.array(fc.nat({ max: 1e9 }), { minLength: 2, maxLength: 9 })],
    (sent, waits) => {
      const at = (instant: number) => new Date(instant).toISOString();
      const batch = waits.map((waited) => ({
        type: 'track',
        event: 'Tapped',
        properties: {},
        anonymousId: 'a',
        timestamp: at(sent - waited),
      }));
      const { events } = fromSegment({ batch, sentAt: at(sent) }, { received });
      expect(events.map(({ time }) => received - time)).toEqual(waits);
    },
  );
});
