import { fc, test as check } from '@fast-check/vitest';
import { expect, test } from 'vitest';

import { pace } from './pace.ts';

const limit = fc.record({ atMost: fc.integer({ min: 1, max: 5 }), per: fc.integer({ min: 1, max: 50 }) });

check.prop([fc.array(limit, { maxLength: 3 }), fc.array(fc.nat(20), { maxLength: 60 })])(
  'no span of a limit, wherever it begins, holds more calls than the limit allows',
  (limits, waits) => {
    const pacing = pace(limits);
    const calls: number[] = [];
    let now = 0;
    for (const wait of waits) {
      now = Math.max(now + wait, pacing.free(now + wait));
      pacing.take(now);
      calls.push(now);
    }
    for (const { atMost, per } of limits) {
      for (const from of calls)
        expect(calls.filter((at) => at >= from && at < from + per).length).toBeLessThanOrEqual(atMost);
    }
  },
);

test('as many as are allowed go at once, and the next when the first is old enough', () => {
  const pacing = pace([
    { atMost: 2, per: 10 },
    { atMost: 3, per: 100 },
  ]);
  const times: number[] = [];
  for (let now = 0; now < 250; now += 1) {
    while (pacing.free(now) <= now) {
      pacing.take(now);
      times.push(now);
    }
  }
  expect(times).toEqual([0, 0, 10, 100, 100, 110, 200, 200, 210]);
});

test('counts from when a call was made, and not from when its place was taken', () => {
  const pacing = pace([{ atMost: 1, per: 10 }]);
  pacing.take(0)(7);
  expect(pacing.free(10)).toBe(17);
});

test('a pause holds for as long as was asked, and a shorter one does not end it', () => {
  const pacing = pace([]);
  expect(pacing.free(5)).toBe(5);
  pacing.pause(5, 100);
  pacing.pause(6, 10);
  expect([pacing.free(50), pacing.free(105)]).toEqual([105, 105]);
  expect(pacing.free(200)).toBe(200);
});

test('a clock that was set back holds nothing up', () => {
  const pacing = pace([{ atMost: 1, per: 10 }]);
  pacing.take(1_000);
  pacing.pause(1_000, 50);
  expect(pacing.free(500)).toBe(500);
});
