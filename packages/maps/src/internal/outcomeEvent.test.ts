import { expect, test } from 'vitest';

import { outcomeEvent } from './outcomeEvent.ts';

const sent = { customer: 'ada', time: 1, channel: 'email', received: 2 };

test('the platform stands before the id, and is the source', () => {
  const event = outcomeEvent('vendor', '7', { type: 'bounce', permanent: true }, { ...sent, decision: 'd1' });
  expect(event).toEqual({
    kind: 'event',
    id: 'vendor:7',
    type: 'bounce',
    customer: 'ada',
    time: 1,
    properties: { decision: 'd1', channel: 'email', platform: 'vendor', permanent: true },
    source: 'vendor',
    received: 2,
  });
});

test('what is not known has no property, not even an empty one', () => {
  const { properties } = outcomeEvent('vendor', '7', { type: 'click' }, { ...sent, decision: '', url: undefined });
  expect(properties).toEqual({ channel: 'email', platform: 'vendor' });
});
