import { describe, expect, it } from 'vitest';

import { changesLeftOut, clockChanges, noClockChanges, wallAround } from '../../test/clockChanges.ts';
import { instant } from './instant.ts';
import { LocalTime, parseTimeOfDay, type TimeOfDay } from './localTime.ts';
import { zoneClocks } from './zoneClocks.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** From `from` until before `to`, over midnight where `from` is the later one. */
const shutting =
  (from: TimeOfDay, to: TimeOfDay) =>
  (time: TimeOfDay): boolean =>
    from <= to ? from <= time && time < to : from <= time || time < to;

const local = new LocalTime('UTC', zoneClocks());

describe('parseTimeOfDay', () => {
  it.each([
    ['00:00', 0],
    ['00:01', MINUTE],
    ['08:30', 8.5 * HOUR],
    ['23:59', DAY - MINUTE],
  ])('reads %s', (text, time) => {
    expect(parseTimeOfDay(text)).toBe(time);
  });
});

describe('LocalTime', () => {
  const at = instant('2026-11-22T09:07:08.009Z');

  it.each([
    ['UTC', '09:07'],
    ['Europe/Berlin', '10:07'],
    ['America/New_York', '04:07'],
    ['Asia/Kathmandu', '14:52'],
    ['Pacific/Chatham', '22:52'],
    ['Pacific/Kiritimati', '23:07'],
    ['Pacific/Honolulu', '23:07'],
  ])('shows the clock of %s', (zone, shown) => {
    expect(local.format(at, zone)).toBe(shown);
    expect(local.timeOfDay(at, zone)).toBe(parseTimeOfDay(shown) + 8009);
  });

  it.each([
    ['2026-11-22T09:07Z', 'UTC', 'sun'],
    ['2026-11-23T00:00Z', 'UTC', 'mon'],
    ['2026-11-24T00:00Z', 'UTC', 'tue'],
    ['2026-11-25T00:00Z', 'UTC', 'wed'],
    ['2026-11-26T00:00Z', 'UTC', 'thu'],
    ['2026-11-27T00:00Z', 'UTC', 'fri'],
    ['2026-11-28T23:59:59.999Z', 'UTC', 'sat'],
    ['2026-11-22T10:00Z', 'Pacific/Kiritimati', 'mon'],
    ['2026-11-22T09:59:59.999Z', 'Pacific/Kiritimati', 'sun'],
    ['2026-11-22T09:59:59.999Z', 'Pacific/Honolulu', 'sat'],
    ['1969-12-31T23:59Z', 'UTC', 'wed'],
    ['1970-01-01T00:00Z', 'UTC', 'thu'],
    ['1970-01-01T00:00Z', 'America/New_York', 'wed'],
    ['1970-01-01T00:00Z', 'Europe/Nowhere', 'thu'],
  ])('knows that %s in %s is a %s', (iso, zone, day) => {
    expect(local.dayOfWeek(instant(iso), zone)).toBe(day);
  });

  it.each([-8.64e15, -8.64e15 + 1, 8.64e15 - 1, 8.64e15, 0, -1])('knows the day at %s', (at) => {
    const day = new Date(at).toUTCString().slice(0, 3).toLowerCase();

    expect(local.dayOfWeek(at, 'UTC')).toBe(day);
  });

  it.each([
    '2026-11-22T09:07Z',
    '0100-01-02T00:00Z',
    '0050-06-01T12:00Z',
    '-000044-03-15T12:00Z',
    '-271820-01-01T00:00Z',
  ])('shows the date to within a day in %s', (iso) => {
    const far = Date.parse(iso);

    expect(Math.abs(local.wallTime(far, 'Asia/Tokyo') - far)).toBeLessThanOrEqual(DAY);
  });

  it.each(['Europe/Nowhere', '', 5, null, undefined])('P3 takes %j for the fallback', (zone) => {
    expect(new LocalTime('Asia/Tokyo', zoneClocks()).format(at, zone)).toBe('18:07');
    expect(new LocalTime('Asia/Nowhere', zoneClocks()).format(at, zone)).toBe('09:07');
  });

  it('shows times before 1970', () => {
    expect(local.timeOfDay(-1, 'UTC')).toBe(DAY - 1);
    expect(local.format(-1, 'UTC')).toBe('23:59');
  });

  it.each([8.64e15, 8.64e15 + 1, 1e300, -8.64e15, -1e300])(
    'S1 does not throw at %s, which hardly a date can hold',
    (far) => {
      expect(local.format(far, 'Asia/Tokyo')).toMatch(/^\d\d:\d\d$/);
      expect(local.next(far, 'Asia/Tokyo', 8 * HOUR, () => false)).toBe(far);
      expect(local.next(far, 'Asia/Tokyo', 8 * HOUR, shutting(21 * HOUR, 8 * HOUR))).toBeGreaterThanOrEqual(far);
    },
  );

  it('forgets formatters before there are too many', () => {
    const many = new LocalTime('UTC', zoneClocks());
    for (let i = 0; i < 1100; i += 1) many.format(at, `Nowhere/${i}`);

    expect(many.format(at, 'Europe/Berlin')).toBe('10:07');
  });

  it.each([
    ['2026-11-22T12:00Z', '2026-11-22T12:00Z'],
    ['2026-11-22T21:00Z', '2026-11-23T08:00Z'],
    ['2026-11-22T23:59:59.999Z', '2026-11-23T08:00Z'],
    ['2026-11-23T07:59:59.999Z', '2026-11-23T08:00Z'],
    ['2026-11-23T08:00Z', '2026-11-23T08:00Z'],
    ['2026-11-22T20:59:59.999Z', '2026-11-22T20:59:59.999Z'],
  ])('P3 from %s on it is no longer quiet at %s', (start, end) => {
    expect(local.next(instant(start), 'UTC', 8 * HOUR, shutting(21 * HOUR, 8 * HOUR))).toBe(instant(end));
  });

  it.each([
    ['a gap that skips the end', 'Europe/Berlin', '2026-03-29T00:00Z', 22, 2.5, '2026-03-29T01:00Z'],
    ['a gap before the end', 'Europe/Berlin', '2026-03-29T00:00Z', 22, 8, '2026-03-29T06:00Z'],
    ['an overlap before the end', 'Europe/Berlin', '2026-10-24T22:00Z', 22, 8, '2026-10-25T07:00Z'],
    ['an end that comes twice, from before', 'America/New_York', '2026-11-01T04:50Z', 21, 1.5, '2026-11-01T05:30Z'],
    ['an end that comes twice, from between', 'America/New_York', '2026-11-01T06:10Z', 21, 1.5, '2026-11-01T06:30Z'],
    ['an overlap of half an hour', 'Australia/Lord_Howe', '2026-04-04T13:00Z', 22, 8, '2026-04-04T21:30Z'],
  ])('P3 ends right across %s', (_, zone, start, from, to, end) => {
    expect(local.next(instant(start), zone, to * HOUR, shutting(from * HOUR, to * HOUR))).toBe(instant(end));
  });
});

describe.skipIf(clockChanges.length === 0)(
  `LocalTime across the clock changes of 2026 and 2027${noClockChanges}`,
  () => {
    it(`there are some; ${changesLeftOut} left out that tz ${process.versions['tz']} knows otherwise`, () => {
      expect(clockChanges.length).toBeGreaterThan(100);
    });

    it.each(clockChanges)('shows what the clock of $zone shows around $of.epochMs', ({ zone, of }) => {
      expect(local.format(of.epochMs, zone)).toBe(of.wallAfter.slice(11));
      expect(local.format(of.epochMs - 1, zone)).toBe(wallText(wallAround(of.epochMs - 1, of)));
      expect(local.dayOfWeek(of.epochMs, zone)).toBe(weekday(wallAround(of.epochMs, of)));
      expect(local.dayOfWeek(of.epochMs - 1, zone)).toBe(weekday(wallAround(of.epochMs - 1, of)));
      for (let at = of.epochMs - 3 * HOUR; at <= of.epochMs + 3 * HOUR; at += 7 * MINUTE) {
        expect(local.timeOfDay(at, zone)).toBe(((wallAround(at, of) % DAY) + DAY) % DAY);
      }
      expect(local.timeOfDay(of.epochMs - 1, zone)).toBe(wallAround(of.epochMs - 1, of) % DAY);
    });

    it.each(clockChanges)(
      'P3 quiet in $zone ends around $of.epochMs where stepping minutes finds its end',
      ({ zone, of }) => {
        const change = wallAround(of.epochMs - 1, of) + 1;
        const hours: readonly (readonly [TimeOfDay, TimeOfDay])[] = [
          [21 * HOUR, 8 * HOUR],
          [22 * HOUR, (change + 30 * MINUTE) % DAY],
          [(change - 2 * HOUR + DAY) % DAY, change % DAY],
          [(change - 30 * MINUTE + DAY) % DAY, (change + 15 * MINUTE) % DAY],
          [(change + 10 * MINUTE) % DAY, (change + 50 * MINUTE) % DAY],
          [(change - HOUR + DAY) % DAY, (change - 20 * MINUTE + DAY) % DAY],
        ];
        for (const [from, to] of hours) {
          const isShut = shutting(from, to);
          for (let start = of.epochMs - 5 * HOUR; start <= of.epochMs + 4 * HOUR; start += 23 * MINUTE) {
            let end = start;
            while (isShut(((wallAround(end, of) % DAY) + DAY) % DAY)) end += MINUTE;

            expect([from, to, start, local.next(start, zone, to, isShut)]).toEqual([from, to, start, end]);
          }
        }
      },
    );
  },
);

const weekday = (wallTime: number): string => new Date(wallTime).toUTCString().slice(0, 3).toLowerCase();
const wallText = (wallTime: number): string => new Date(wallTime).toISOString().slice(11, 16);
