import { fc, test } from '@fast-check/vitest';
import { fromEvents } from '@opportune/core/events';
import { expect } from 'vitest';

import { placed } from './placed.ts';

const good = { type: 'viewed', customer: 'ada', time: 0, properties: {} };

test.prop([fc.array(fc.boolean(), { maxLength: 30 }), fc.boolean()])(
  'each message has the place that it has in the body',
  (kinds, isNamed) => {
    const messages = kinds.map((isGood, n) => ({ ...good, id: isGood ? `e${String(n)}` : '', n }));
    const body = isNamed ? { events: messages } : messages;
    const list = isNamed ? '/events' : '';
    const found = placed(fromEvents(body, { received: 0 }), list);
    expect(found.map(({ path }) => path)).toEqual(kinds.map((_, n) => `${list}/${String(n)}`));
    expect(found.map(({ message }) => ('faults' in message ? (message.event as { n: number }).n : message.id))).toEqual(
      kinds.map((isGood, n) => (isGood ? `e${String(n)}` : n)),
    );
  },
);

test.each<[body: unknown, list: string | undefined]>([
  [{ ...good, id: 'e1' }, undefined],
  [{ events: 7 }, '/events'],
  [{ events: [], sent: 'noon' }, '/events'],
  [7, undefined],
])('what is one message, or rejected as a whole, is the whole body: %j', (body, list) => {
  expect(placed(fromEvents(body, { received: 0 }), list).map(({ path }) => path)).toEqual(['']);
});
