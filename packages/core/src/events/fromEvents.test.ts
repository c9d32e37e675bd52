import { describe, expect, it } from 'vitest';

import { minutes } from '../time/duration.ts';
import { fromEvents } from './fromEvents.ts';

const received = minutes(60);
const event = {
  id: 'e1',
  type: 'viewed',
  customer: 'ada',
  time: minutes(50),
  properties: { price: 12 },
  source: 'web',
};
const told = ({ rejected, findings }: ReturnType<typeof fromEvents>) => [
  ...rejected.flatMap(({ faults }) => faults.map(({ code, path }) => `${code} ${path}`)),
  ...findings.map(({ code, path }) => `${code} ${path}`),
];

describe('events of our own form', () => {
  it.each([
    ['one', event],
    ['a list', [event]],
    ['a list by name', { events: [event] }],
    ['a text', JSON.stringify(event)],
  ])('E8 %s, as they are, with the time at which they were received', (_, body) => {
    const { events, rejected, findings } = fromEvents(body, { received });
    expect(events).toEqual([{ ...event, received }]);
    expect([...rejected, ...findings]).toEqual([]);
  });

  it('E8 are copies', () => {
    const { events } = fromEvents(event, { received });
    expect(events[0]?.properties).not.toBe(event.properties);
  });

  it('E6 are corrected where the device says when it sent them', () => {
    const sent = minutes(55);
    expect(fromEvents({ events: [event], sent }, { received }).events).toEqual([
      { ...event, time: minutes(55), originalTime: minutes(50), received },
    ]);
    expect(fromEvents({ events: [event], sent: received }, { received }).events).toEqual([{ ...event, received }]);
  });

  it('E7 are doubted as far as the host says', () => {
    const body = { events: [event], sent: minutes(49) };
    expect(told(fromEvents(body, { received }))).toEqual(['CLOCK_DOUBTFUL /events/0/time']);
    expect(told(fromEvents({ ...body, sent: minutes(55) }, { received, skew: { age: 1 } }))).toEqual([
      'CLOCK_DOUBTFUL /events/0/time',
    ]);
  });
});

describe('what is rejected', () => {
  it.each<[body: unknown, faults: readonly string[]]>([
    [
      {},
      [
        'EVENT_REJECTED /id',
        'EVENT_REJECTED /type',
        'EVENT_REJECTED /customer',
        'EVENT_REJECTED /time',
        'EVENT_REJECTED /properties',
      ],
    ],
    [[{ ...event, kind: 'receipt' }], ['EVENT_REJECTED /0/kind']],
    [{ events: [{ ...event, time: '0' }], sent: 1 }, ['EVENT_REJECTED /events/0/time']],
    [{ events: event }, ['TYPE_MISMATCH /events']],
    [{ events: [event], sent: '2026-11-27T09:00:00Z' }, ['TYPE_MISMATCH /sent']],
    [{ events: [event], sent: 9e15 }, ['TYPE_MISMATCH /sent']],
    [null, ['TYPE_MISMATCH ']],
    ['', ['JSON_INVALID ']],
  ])('E8 %j', (body, faults) => {
    const result = fromEvents(body, { received });
    expect(result.events).toEqual([]);
    expect(told(result)).toEqual(faults);
  });
});
