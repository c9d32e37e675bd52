import { describe, expect, it } from 'vitest';

import { marketoAgain } from './marketoAgain.ts';

const HOUR = 3_600_000;

describe('the daily quota', () => {
  it.each([
    ['2026-11-22T09:00:00Z', 21 * HOUR],
    ['2026-11-22T05:59:59Z', 1_000],
    ['2026-11-22T06:00:00Z', 24 * HOUR],
    ['2026-07-01T04:00:00Z', 2 * HOUR],
    ['1969-12-31T23:00:00Z', 7 * HOUR],
  ])('of %s lasts %i ms', (now, retryAfter) => {
    expect(marketoAgain('607', Date.parse(now))).toEqual({ retryable: true, retryAfter });
  });
});
