import { describe, expect, it } from 'vitest';

import { allocate, compile, eq, latest, qualify, type Step } from '../../index.ts';
import { hours, minutes } from '../../time/duration.ts';
import { instant } from '../../time/instant.ts';
import { fromSegment } from './fromSegment.ts';
import type { SegmentOptions } from './segmentOptions.ts';

const received = instant('2026-11-27T09:00:00Z');
const sentAt = '2026-11-27T09:00:00.000Z';
const timestamp = '2026-11-27T08:59:00.000Z';
const track = {
  type: 'track',
  event: 'Cart Viewed',
  messageId: 'm1',
  userId: 'ada',
  properties: { total: 80 },
  timestamp,
  sentAt,
};

/** The one event of a message, or its faults, and what was found. */
function read(message: object, options: Partial<SegmentOptions> = {}) {
  const { events, rejected, findings } = fromSegment(message, { received, ...options });
  expect(events.length + rejected.length).toBe(1);
  return { event: events[0], faults: told(rejected[0]?.faults ?? []), findings: told(findings) };
}
const told = (faults: readonly { readonly code: string; readonly path: string }[]) =>
  faults.map(({ code, path }) => `${code} ${path}`);

describe('a call becomes an event', () => {
  const common = { id: 'm1', customer: 'ada', time: received - minutes(1), received, source: 'segment' };

  it.each<[call: string, message: object, event: object]>([
    ['track', track, { id: 'm1', type: 'Cart Viewed', customer: 'ada', properties: { total: 80 } }],
    [
      'identify',
      { ...track, type: 'identify', traits: { plan: 'pro' }, anonymousId: 'a1' },
      { type: 'identified', customer: 'ada', properties: { plan: 'pro', anonymousId: 'a1' } },
    ],
    [
      'page',
      { ...track, type: 'page', name: 'Pricing', category: 'Docs', properties: { path: '/pricing' } },
      { type: 'page_viewed', properties: { path: '/pricing', name: 'Pricing', category: 'Docs' } },
    ],
    ['screen', { ...track, type: 'screen', properties: undefined }, { type: 'screen_viewed', properties: {} }],
    [
      'group',
      { ...track, type: 'group', groupId: 'acme', traits: { employees: 120 } },
      { type: 'group_joined', properties: { employees: 120, groupId: 'acme' } },
    ],
    [
      'alias',
      { ...track, type: 'alias', previousId: 'a1' },
      { type: 'aliased', customer: 'ada', properties: { previousId: 'a1' } },
    ],
  ])('E9 %s', (_, message, event) => {
    expect(read(message)).toStrictEqual({ event: { ...common, ...event }, faults: [], findings: [] });
  });

  it('E9 the call may be said by the address, and the source by the host', () => {
    const { type: _, ...untyped } = track;
    expect(read(untyped, { call: 'track', source: 'web' }).event).toMatchObject({ type: 'Cart Viewed', source: 'web' });
    expect(read({ ...track, type: 'page' }, { call: 'track' }).event?.type).toBe('page_viewed');
    expect(read(untyped).faults).toEqual(['FIELD_MISSING /type']);
  });

  it('E9 the context is a property, that of a message over that of its batch', () => {
    const batch = {
      context: { locale: 'de', app: { name: 'shop' } },
      sentAt,
      batch: [{ ...track, context: { locale: 'en' } }, track],
    };
    const contexts = fromSegment(batch, { received }).events.map(({ properties }) => properties['context']);
    expect(contexts).toEqual([
      { locale: 'en', app: { name: 'shop' } },
      { locale: 'de', app: { name: 'shop' } },
    ]);
  });

  it.each([
    [
      'a property of that name hides the context',
      { properties: { context: 'own' }, context: { locale: 'en' } },
      { context: 'own' },
      ['PROPERTY_HIDDEN '],
    ],
    [
      'what a message says hides a property',
      { anonymousId: 'a1', properties: { anonymousId: 'x' } },
      { anonymousId: 'a1' },
      ['PROPERTY_HIDDEN /properties/anonymousId'],
    ],
    [
      'the same said twice hides nothing',
      { anonymousId: 'a1', properties: { anonymousId: 'a1' } },
      { anonymousId: 'a1' },
      [],
    ],
    ['an id that is no text is left out', { anonymousId: 7, properties: {} }, {}, ['TYPE_MISMATCH /anonymousId']],
    ['an empty context is none', { context: {}, properties: {} }, {}, []],
  ])('E9 %s', (_, change, properties, findings) => {
    const { event, findings: found } = read({ ...track, ...change });
    expect(event?.properties).toEqual(properties);
    expect(found).toEqual(findings);
  });
});

describe('whose it is', () => {
  it.each<[ids: object, customer: string]>([
    [{ userId: 'u', anonymousId: 'a', previousId: 'p', groupId: 'g' }, 'u'],
    [{ anonymousId: 'a', previousId: 'p', groupId: 'g' }, 'a'],
    [{ userId: null, anonymousId: 'a' }, 'a'],
    [{ userId: '', anonymousId: 'a' }, 'a'],
    [{ previousId: 'p', groupId: 'g' }, 'p'],
    [{ groupId: 'g' }, 'group:g'],
    [{ userId: 'u', anonymousId: 7 }, 'u'],
  ])('E10 %j is %s', (ids, customer) => {
    expect(read({ ...track, userId: undefined, ...ids }).event?.customer).toBe(customer);
  });

  it.each<[ids: object, fault: string]>([
    [{}, 'CUSTOMER_MISSING '],
    [{ userId: null, anonymousId: '' }, 'CUSTOMER_MISSING '],
    [{ userId: 7, anonymousId: 'a' }, 'TYPE_MISMATCH /userId'],
    [{ anonymousId: ['a'] }, 'TYPE_MISMATCH /anonymousId'],
  ])('E10 %j is nobody', (ids, fault) => {
    expect(read({ ...track, userId: undefined, ...ids }).faults).toEqual([fault]);
  });
});

describe('the id of a message that has none', () => {
  const { messageId: _, ...bare } = track;
  const idOf = (change: object = {}, at = received) =>
    fromSegment({ ...bare, ...change }, { received: at }).events[0]?.id;

  it('E10 is a hash of what it says, whenever it is sent', () => {
    expect(idOf()).toMatch(/^[\da-f]{32}$/);
    expect(idOf({ sentAt: '2026-11-27T10:00:00Z', receivedAt: '2026-11-27T10:00:00Z' }, received + hours(1))).toBe(
      idOf(),
    );
    expect(idOf({ messageId: '' })).toBe(idOf());
    expect(idOf(Object.fromEntries(Object.entries(bare).reverse()))).toBe(idOf());
    expect(idOf({ properties: { total: 81 } })).not.toBe(idOf());
    expect(idOf({ timestamp: '2026-11-27T08:59:00.001Z' })).not.toBe(idOf());
  });

  it('E10 depends on when it was received where nothing says when it happened', () => {
    const timeless = { timestamp: undefined };
    expect(idOf(timeless)).toBe(idOf(timeless));
    expect(idOf(timeless, received + 1)).not.toBe(idOf(timeless));
  });
});

describe('traits', () => {
  const step = compile({
    id: 'plans',
    version: '1',
    aggregates: { plan: latest('identified', 'plan') },
    actions: [{ id: 'upgrade', channel: 'web', when: eq('profile.plan', 'free') }],
    funnel: [qualify(), allocate({ hero: { channel: 'web', atMost: 1 } })],
  });
  const identify = (plan: string, at: string) => ({
    ...track,
    type: 'identify',
    messageId: at,
    traits: { plan },
    timestamp: at,
  });

  it('A4, E9 are attributes by an aggregate, the latest of them whatever arrives when', () => {
    const calls = [identify('pro', '2026-11-27T08:00:00Z'), identify('free', '2026-11-27T08:30:00Z')];
    for (const batch of [calls, [...calls].reverse()]) {
      let state: Parameters<Step>[0];
      for (const event of fromSegment({ batch, sentAt }, { received }).events)
        state = step(state, event, received).state;
      const { decisions } = step(state, { kind: 'request', id: 'r1', customer: 'ada' }, received);
      expect(decisions.map(({ action }) => action)).toEqual(['upgrade']);
    }
  });
});

describe('when it happened', () => {
  it('E6 is corrected by the clock of the device, which is kept', () => {
    const ahead = { timestamp: '2026-11-27T10:29:00Z', sentAt: '2026-11-27T10:30:00Z' };
    const expected = { time: received - minutes(1), originalTime: instant(ahead.timestamp), received };
    expect(read({ ...track, ...ahead }).event).toMatchObject(expected);
    const { sentAt: _, ...unsent } = { ...track, ...ahead };
    expect(fromSegment({ batch: [unsent], sentAt: ahead.sentAt }, { received }).events[0]).toMatchObject(expected);
  });

  it('E6 is received where nothing says it', () => {
    expect(read({ ...track, timestamp: undefined })).toMatchObject({ event: { time: received }, findings: [] });
    expect(read({ ...track, timestamp: null }).event).not.toHaveProperty('originalTime');
  });

  it.each([
    ['nothing says when it was sent', { sentAt: undefined }, instant(timestamp)],
    ['what says so cannot be read', { sentAt: 'lunchtime' }, instant(timestamp)],
    ['it was sent before it happened', { sentAt: '2026-11-27T08:58:59Z' }, received],
    ['it waited for months', { timestamp: '2026-06-27T09:00:00Z' }, instant('2026-06-27T09:00:00Z')],
  ])('E7 is doubted where %s', (_, change, time) => {
    const { event, findings } = read({ ...track, ...change });
    expect(event?.time).toBe(time);
    expect(findings).toEqual(['CLOCK_DOUBTFUL /timestamp']);
  });

  it('E7 is corrected as far as the host says', () => {
    const off = { timestamp: '2026-11-27T06:59:00Z', sentAt: '2026-11-27T07:00:00Z' };
    expect(read({ ...track, ...off }, { skew: { skew: hours(1) } })).toMatchObject({
      event: { time: instant(off.timestamp) },
      findings: ['CLOCK_DOUBTFUL /timestamp'],
    });
  });

  it('E10 is as Segment has corrected it in what Segment passes on, and never later than now', () => {
    const passedOn = {
      ...track,
      originalTimestamp: '2026-11-27T11:00:00Z',
      sentAt: '2026-11-27T11:00:01Z',
      receivedAt: '2026-11-27T08:50:01Z',
      timestamp: '2026-11-27T08:50:00Z',
    };
    expect(read(passedOn).event).toMatchObject({ time: instant(passedOn.timestamp), received });
    expect(read({ ...passedOn, receivedAt: '2099-01-01T00:00:00Z' }).event?.time).toBe(received - 1000);
  });
});

describe('what is rejected', () => {
  it.each<[what: string, message: object, faults: readonly string[]]>([
    ['a call that there is none of', { ...track, type: 'trak' }, ['EVENT_UNKNOWN /type']],
    ['one that every object has by birth', { ...track, type: 'toString' }, ['EVENT_UNKNOWN /type']],
    ['a call without a name', { ...track, event: '' }, ['TYPE_MISMATCH /event']],
    ['a time that is none', { ...track, timestamp: '2026-11-27' }, ['TIME_INVALID /timestamp']],
    ['a time as a number', { ...track, timestamp: received }, ['TIME_INVALID /timestamp']],
    ['an id that is no text', { ...track, messageId: 1 }, ['TYPE_MISMATCH /messageId']],
    ['no properties', { ...track, properties: undefined }, ['FIELD_MISSING /properties']],
    ['properties that are a list', { ...track, properties: [] }, ['TYPE_MISMATCH /properties']],
    [
      'properties of a page that are a text',
      { ...track, type: 'page', properties: 'x' },
      ['TYPE_MISMATCH /properties'],
    ],
    ['a context that is a text', { ...track, context: 'x' }, ['TYPE_MISMATCH /context']],
    [
      'a key that changes what objects are',
      JSON.parse(JSON.stringify(track).replace('total', '__proto__')),
      ['KEY_FORBIDDEN /properties/__proto__'],
    ],
    ['everything at once', {}, ['FIELD_MISSING /type', 'CUSTOMER_MISSING ']],
  ])('E9 %s', (_, message, faults) => {
    expect(read(message).faults).toEqual(faults);
  });

  it('E9 missing properties and traits are empty where the host is lenient', () => {
    const options = { lenient: true };
    expect(read({ ...track, properties: undefined }, options).event?.properties).toEqual({});
    expect(read({ ...track, type: 'identify', traits: null }, options).event?.properties).toEqual({});
    expect(read({ ...track, properties: 'x' }, options).faults).toEqual(['TYPE_MISMATCH /properties']);
  });

  it('E8 goes with the message as it came, and where it stands in the batch; the others go on', () => {
    const bad = { ...track, userId: undefined };
    const { events, rejected } = fromSegment({ batch: [track, bad, 'x', track], sentAt }, { received });
    expect(events).toHaveLength(2);
    expect(rejected.map(({ event, faults }) => [event, ...told(faults)])).toEqual([
      [bad, 'CUSTOMER_MISSING /batch/1'],
      ['x', 'TYPE_MISMATCH /batch/2'],
    ]);
    expect(rejected[0]?.event).toBe(bad);
  });

  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  const throwing = Object.defineProperty({}, 'batch', {
    enumerable: true,
    get: () => {
      throw new Error('no');
    },
  });

  it.each<[what: string, body: unknown, fault: string]>([
    ['nothing', undefined, 'TYPE_MISMATCH '],
    ['a text that is no JSON', '{"batch":', 'JSON_INVALID '],
    ['a text that is too long', `${' '.repeat(8_000_000)}1`, 'TOO_LARGE '],
    ['a list', [track], 'TYPE_MISMATCH '],
    ['a batch that is none', { batch: track }, 'TYPE_MISMATCH /batch'],
    ['a batch with a context of no JSON', { batch: [track], context: { a: 1n } }, 'TYPE_MISMATCH /context/a'],
    ['a batch with a context that is a text', { batch: [track], context: 'x' }, 'TYPE_MISMATCH /context'],
    ['a batch that is too large', { batch: Array(10_001).fill(track) }, 'TOO_LARGE '],
    ['what cannot be looked at', proxy, 'EVENT_REJECTED '],
    ['what throws when it is looked at', throwing, 'EVENT_REJECTED '],
  ])('E8 as a whole: %s', (_, body, fault) => {
    const { events, rejected } = fromSegment(body, { received });
    expect(events).toEqual([]);
    expect(rejected.map(({ faults }) => told(faults))).toEqual([[fault]]);
    expect(rejected[0]?.event).toBe(body);
  });

  it('E8 as a whole: whatever was received at no time', () => {
    const { rejected } = fromSegment(track, { received: Number.NaN });
    expect(told(rejected[0]!.faults)).toEqual(['INSTANT_INVALID ']);
  });

  it('E8 a text that is just not too long is read', () => {
    const text = JSON.stringify(track);
    expect(fromSegment(text.padStart(8_000_000), { received }).events).toHaveLength(1);
  });

  it('E8 an empty batch is nothing', () => {
    expect(fromSegment({ batch: [] }, { received })).toEqual({ events: [], rejected: [], findings: [] });
  });
});
