import { expect, it } from 'vitest';

import { callLimits } from './callLimits.ts';

const limits = [
  { of: 'requests', atMost: 3, per: 10, operations: ['event'] },
  { of: 'requests', atMost: 5, per: 20, operations: ['profile', 'event'] },
  { of: 'requests', atMost: 9, per: 90 },
  { of: 'requests', atMost: 2 },
  { of: 'bytes', atMost: 7, per: 10 },
];

it('takes what limits requests in a span, of the operations that are used', () => {
  expect(callLimits(limits, ['profile'])).toEqual([
    { atMost: 5, per: 20 },
    { atMost: 9, per: 90 },
  ]);
  expect(callLimits(limits, ['message'])).toEqual([{ atMost: 9, per: 90 }]);
  expect(callLimits(limits)).toEqual([]);
});

it('lets fewer decisions through where each makes several requests', () => {
  expect(callLimits(limits, ['profile', 'event'])).toEqual([
    { atMost: 3, per: 10 },
    { atMost: 2, per: 20 },
    { atMost: 4, per: 90 },
  ]);
  expect(callLimits([{ of: 'requests', atMost: 1, per: 10 }], ['profile', 'event'])).toEqual([{ atMost: 1, per: 10 }]);
});

it('counts of several ways the one that takes the most', () => {
  expect(callLimits(limits, ['message'], ['profile', 'event'])).toEqual(callLimits(limits, ['profile', 'event']));
  expect(callLimits(limits, ['event'], ['profile'])).toEqual(callLimits(limits, ['event']));
});
