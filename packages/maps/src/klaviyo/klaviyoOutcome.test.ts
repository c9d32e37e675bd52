import { describe, expect, it } from 'vitest';

import { klaviyoOutcome } from './klaviyoOutcome.ts';
import { klaviyoTopics } from './klaviyoTopics.ts';

const read = (attributes: object, properties: object = {}): ReturnType<typeof klaviyoOutcome> =>
  klaviyoOutcome(
    { key: 'k', customer: () => 'ada' },
    klaviyoTopics,
    {
      external_id: '1',
      topic: 'event:klaviyo.clicked_email',
      payload: { data: { attributes: { ...attributes, event_properties: properties } } },
    },
    { headers: {}, body: new Uint8Array(), received: 7 },
  );

describe('klaviyoOutcome', () => {
  it.each<[object, number]>([
    [{ datetime: '2026-11-22T09:00:00+00:00', timestamp: 1 }, 1795338000000],
    [{ timestamp: 1795338000 }, 1795338000000],
    [{ datetime: 'soon', timestamp: 1795338000.001 }, 1795338000001],
  ])('reads the time of %o', async (attributes, time) => {
    expect(await read(attributes)).toMatchObject({ time });
  });

  it.each([{}, { timestamp: null }, { datetime: 7, timestamp: 'soon' }, { timestamp: 1e300 }])(
    'finds no time in %o',
    async (attributes) => {
      expect(await read(attributes)).toEqual({ why: 'no datetime in the payload' });
    },
  );

  it.each<[object, string | undefined]>([
    [{ opportune_decision_id: 'd1', URL: 'https://shop.example/?opportune_decision_id=d2' }, 'd1'],
    [{ URL: 'https://shop.example/?a=1&opportune_decision_id=d%202#top' }, 'd 2'],
    [{ URL: 'https://shop.example/' }, undefined],
    [{ URL: 'no address?opportune_decision_id=d2' }, undefined],
    [{ opportune_decision_id: 7 }, undefined],
  ])('finds the decision in %o', async (properties, decision) => {
    const outcome = await read({ timestamp: 1795338000 }, properties);
    expect('properties' in outcome && outcome.properties['decision']).toBe(decision);
  });
});
