import { describe, expect, it } from 'vitest';

import { clockChanges, noClockChanges, wallAround } from '../../test/clockChanges.ts';
import { instant } from './instant.ts';
import { instantAt } from './instantAt.ts';
import { LocalTime } from './localTime.ts';
import { zoneClocks } from './zoneClocks.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const local = new LocalTime('UTC', zoneClocks());
const wall = (text: string): number => Date.parse(`${text}Z`);

describe('instantAt', () => {
  it.each([
    ['a plain day', 'Europe/Berlin', '2026-11-22T09:00', '2026-11-22T08:00Z'],
    ['no zone that is known', 'Europe/Nowhere', '2026-11-22T09:00', '2026-11-22T09:00Z'],
    ['before a gap', 'Europe/Berlin', '2026-03-29T01:59', '2026-03-29T00:59Z'],
    ['the beginning of a gap', 'Europe/Berlin', '2026-03-29T02:00', '2026-03-29T01:00Z'],
    ['in a gap', 'Europe/Berlin', '2026-03-29T02:30', '2026-03-29T01:00Z'],
    ['the end of a gap', 'Europe/Berlin', '2026-03-29T03:00', '2026-03-29T01:00Z'],
    ['before an overlap', 'Europe/Berlin', '2026-10-25T01:59', '2026-10-24T23:59Z'],
    ['the first of two', 'Europe/Berlin', '2026-10-25T02:30', '2026-10-25T00:30Z'],
    ['behind an overlap', 'Europe/Berlin', '2026-10-25T03:00', '2026-10-25T02:00Z'],
    ['a midnight that is put back', 'Asia/Beirut', '2026-10-25T00:00', '2026-10-24T22:00Z'],
    ['a midnight that is left out', 'America/Havana', '2026-03-08T00:00', '2026-03-08T05:00Z'],
    ['a day that is left out', 'Pacific/Apia', '2011-12-30T09:00', '2011-12-30T10:00Z'],
    ['the day behind it', 'Pacific/Apia', '2011-12-31T09:00', '2011-12-30T19:00Z'],
  ])('T21 finds the first instant that shows a time: %s', (_, zone, shown, at) => {
    expect(instantAt(local, wall(shown), zone)).toBe(instant(at));
  });

  it.each([8.64e15, -8.64e15, 8.64e15 + 1, 1e300, 0.5])('S1 gives a number at %s', (far) => {
    expect(Number.isFinite(instantAt(local, far, 'Asia/Tokyo'))).toBe(true);
  });
});

describe.skipIf(clockChanges.length === 0)(
  `instantAt across the clock changes of 2026 and 2027${noClockChanges}`,
  () => {
    it.each(clockChanges)('T21 in $zone around $of.epochMs stepping minutes finds the same', ({ zone, of }) => {
      const change = wallAround(of.epochMs - 1, of) + 1;
      for (let shown = change - 3 * HOUR; shown <= change + 3 * HOUR; shown += 15 * MINUTE) {
        let first = of.epochMs - 7 * HOUR;
        while (wallAround(first, of) < shown) first += MINUTE;

        expect([shown, instantAt(local, shown, zone)]).toEqual([shown, first]);
      }
    });
  },
);
