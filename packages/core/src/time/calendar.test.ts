import { describe, expect, it } from 'vitest';

import { ABSENT, sharedJson } from '../../../../.config/shared.ts';
import { Calendar } from './calendar.ts';
import { CALENDAR_UNITS, LONGEST } from './calendarUnit.ts';
import { instant, type Instant } from './instant.ts';
import { zoneClocks } from './zoneClocks.ts';

interface Transition {
  readonly epochMs: number;
  readonly wallBefore: string;
  readonly wallAfter: string;
  readonly localDayMinutes: number;
}
interface Suite {
  readonly zones: Readonly<Record<string, { readonly transitions: readonly Transition[] }>>;
}

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const [day, week, month, year] = CALENDAR_UNITS.map((unit) => new Calendar(unit, 'UTC', zoneClocks())) as [
  Calendar,
  Calendar,
  Calendar,
  Calendar,
];

const dayIn = (timeZone: string) => {
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' });
  return (at: Instant): string => format.format(at);
};

describe('Calendar', () => {
  it.each([
    [day, '2026-11-25T13:45:10.5Z', 'UTC', '2026-11-25T00:00Z'],
    [week, '2026-11-25T13:45:10.5Z', 'UTC', '2026-11-23T00:00Z'],
    [week, '2026-11-23T00:00Z', 'UTC', '2026-11-23T00:00Z'],
    [week, '2026-11-29T23:59:59.999Z', 'UTC', '2026-11-23T00:00Z'],
    [week, '2026-01-01T00:00Z', 'UTC', '2025-12-29T00:00Z'],
    [month, '2026-11-25T13:45Z', 'UTC', '2026-11-01T00:00Z'],
    [month, '2024-02-29T13:45Z', 'UTC', '2024-02-01T00:00Z'],
    [year, '2026-12-31T23:59:59.999Z', 'UTC', '2026-01-01T00:00Z'],
    [day, '2026-11-25T14:59Z', 'Asia/Tokyo', '2026-11-24T15:00Z'],
    [day, '2026-11-25T15:00Z', 'Asia/Tokyo', '2026-11-25T15:00Z'],
    [month, '2026-07-01T00:00Z', 'America/New_York', '2026-06-01T04:00Z'],
    [year, '2026-07-01T00:00Z', 'America/New_York', '2026-01-01T05:00Z'],
    [month, '2026-04-10T00:00Z', 'Europe/Berlin', '2026-03-31T22:00Z'],
    [year, '1969-07-20T20:17Z', 'UTC', '1969-01-01T00:00Z'],
  ])('A1 unit %# at %s in %s began at %s', (calendar, at, zone, began) => {
    expect(calendar.startOf(instant(at), zone)).toBe(instant(began));
    expect(calendar.startOf(instant(at), zone)).toBe(instant(began));
  });

  it.each([undefined, null, 5, 'Europe/Nowhere'])('A1 takes %j for the fallback', (zone) => {
    expect(new Calendar('day', 'Asia/Tokyo', zoneClocks()).startOf(instant('2026-11-25T14:59Z'), zone)).toBe(
      instant('2026-11-24T15:00Z'),
    );
  });

  it.each([-8.64e15, 8.64e15, -8.64e15 + 5 * DAY, 8.64e15 - 5 * DAY, Number.NaN])('S1 does not throw at %s', (at) => {
    for (const calendar of [day, week, month, year]) expect(typeof calendar.startOf(at, 'Asia/Tokyo')).toBe('number');
  });

  it('forgets periods before there are too many', () => {
    for (let i = 0; i < 2100; i += 1) day.startOf(i * DAY, `Nowhere/${i}`);

    expect(day.startOf(1, 'UTC')).toBe(0);
  });
});

const suite = sharedJson('suites/dst/transitions-2026-2027.json') as Suite | undefined;

describe.runIf(suite)('every clock change of two years', () => {
  for (const [zone, { transitions }] of Object.entries(suite?.zones ?? {})) {
    const dayAt = dayIn(zone);
    it(`A1 the local day is as long as it is in ${zone}`, () => {
      for (const { epochMs, wallBefore, wallAfter, localDayMinutes } of transitions) {
        // The day of what is skipped or repeated, which at midnight need not be that of the change.
        const date = [wallBefore, wallAfter].sort()[0]!.slice(0, 10);
        const hours = Array.from({ length: 48 }, (_, i) => epochMs + (i - 24) * HOUR);
        const inside = hours.find((at) => dayAt(at) === date)!;
        const start = day.startOf(inside, zone);
        let next = inside;
        while (dayAt(next) === date) next += HOUR;
        const end = day.startOf(next, zone);

        expect([zone, date, (end - start) / 60_000]).toEqual([zone, date, localDayMinutes]);
      }
    });

    it(`A1 every unit in ${zone} begins where the platform says that the date changes`, () => {
      for (const { epochMs } of transitions) {
        for (let at = epochMs - 2 * DAY; at < epochMs + 2 * DAY; at += 53 * 60_000) {
          for (const [calendar, unit] of [
            [day, 'day'],
            [week, 'week'],
            [month, 'month'],
            [year, 'year'],
          ] as const) {
            const start = calendar.startOf(at, zone);
            const within = new Date(`${dayAt(at)}T00:00Z`);
            if (unit === 'week') within.setUTCDate(within.getUTCDate() - ((within.getUTCDay() + 6) % 7));
            if (unit === 'month' || unit === 'year') within.setUTCDate(1);
            if (unit === 'year') within.setUTCMonth(0);

            expect(dayAt(start)).toBe(within.toISOString().slice(0, 10));
            expect(dayAt(start - 1) < dayAt(start)).toBe(true);
            expect(at - start).toBeLessThan(LONGEST[unit]);
          }
        }
      }
    });
  }
});

if (suite === undefined) describe(`every clock change (${ABSENT})`, () => it.skip('all of it', () => {}));
