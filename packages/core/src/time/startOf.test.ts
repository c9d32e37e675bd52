import { describe, expect, it } from 'vitest';

import { clockChanges, noClockChanges, wallAround } from '../../test/clockChanges.ts';
import { instant } from './instant.ts';
import { LocalTime } from './localTime.ts';
import { startOf, type CalendarPeriod } from './startOf.ts';
import { zoneClocks } from './zoneClocks.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const local = new LocalTime('UTC', zoneClocks());

describe('startOf', () => {
  it.each<[CalendarPeriod, string, string, string]>([
    ['day', 'Europe/Berlin', '2026-11-22T09:00Z', '2026-11-21T23:00Z'],
    ['week', 'Europe/Berlin', '2026-11-22T09:00Z', '2026-11-15T23:00Z'],
    ['month', 'Europe/Berlin', '2026-11-22T09:00Z', '2026-10-31T23:00Z'],
    ['week', 'Europe/Berlin', '2026-11-22T23:00Z', '2026-11-22T23:00Z'],
    ['month', 'Europe/Berlin', '2026-10-31T22:59:59.999Z', '2026-09-30T22:00Z'],
    ['day', 'Europe/Nowhere', '2026-11-22T09:00Z', '2026-11-22T00:00Z'],
    ['day', 'America/Havana', '2026-03-08T12:00Z', '2026-03-08T05:00Z'],
    ['day', 'America/Havana', '2026-11-01T05:30Z', '2026-11-01T04:00Z'],
    ['day', 'Asia/Beirut', '2026-10-24T21:30Z', '2026-10-23T21:00Z'],
    ['day', 'Asia/Beirut', '2026-10-24T22:00Z', '2026-10-24T22:00Z'],
  ])('the %s in %s of %s', (period, zone, at, start) => {
    expect(startOf(period, local, instant(at), zone)).toBe(instant(start));
  });

  it.each<CalendarPeriod>(['day', 'week', 'month'])('S1 gives an instant at the ends of time: the %s', (period) => {
    for (const at of [8.64e15, -8.64e15, 8.64e15 - DAY, -8.64e15 + DAY]) {
      const start = startOf(period, local, at, 'Asia/Tokyo');

      expect(start).toBeGreaterThanOrEqual(-8.64e15);
      expect(start).toBeLessThanOrEqual(at);
    }
  });
});

describe.skipIf(clockChanges.length === 0)(`startOf across the clock changes of 2026 and 2027${noClockChanges}`, () => {
  it.each(clockChanges)('the day in $zone around $of.epochMs begins where it first shows', ({ zone, of }) => {
    for (let at = of.epochMs - 3 * HOUR; at <= of.epochMs + 3 * HOUR; at += HOUR / 4) {
      const midnight = Math.floor(wallAround(at, of) / DAY) * DAY;
      let first = of.epochMs - 40 * HOUR;
      while (wallAround(first, of) < midnight) first += HOUR / 4;

      expect([at, startOf('day', local, at, zone)]).toEqual([at, first]);
    }
  });
});
