import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { wallClock, weekday } from '../reference/wallClock.ts';
import { instant } from './instant.ts';
import { LocalTime } from './localTime.ts';
import { isZone, ZoneClock } from './zoneClock.ts';
import { zoneClocks } from './zoneClocks.ts';

describe('isZone', () => {
  it.each(['UTC', 'Europe/Berlin', 'America/Argentina/Buenos_Aires', 'Asia/Kathmandu'])('%s is one', (name) => {
    expect(isZone(name)).toBe(true);
  });

  it.each(['', 'Europe/Nowhere', 'Berlin', 5, null, undefined, {}, ['UTC']])('%j is none', (name) => {
    expect(isZone(name)).toBe(false);
  });
});

describe('ZoneClock', () => {
  const berlin = ZoneClock.of('Europe/Berlin')!;

  it('is there for zones only', () => {
    expect(ZoneClock.of('Europe/Nowhere')).toBe(undefined);
  });

  it('knows both offsets of a day on which the clock changes, and the instant of it', () => {
    const change = instant('2026-03-29T01:00:00Z');

    expect([change - 1, change, change - 1].map((at) => berlin.offset(at) / 3_600_000)).toEqual([1, 2, 1]);
  });

  it.each([
    ['0050-06-09T12:00:00Z', 'Europe/Berlin', 'thu'],
    ['0099-12-31T23:30:00Z', 'Asia/Tokyo', 'fri'],
    ['0001-01-01T00:00:00Z', 'America/New_York', 'sun'],
  ])('C13 knows that %s in %s is a %s', (iso, zone, day) => {
    expect(new LocalTime('UTC', zoneClocks()).dayOfWeek(Date.parse(iso), zone)).toBe(day);
  });

  const zones = Intl.supportedValuesOf('timeZone');
  const far = fc.integer({ min: -8.6e15, max: 8.6e15 });
  const near = fc.integer({ min: instant('1850-01-01T00:00Z'), max: instant('2100-01-01T00:00Z') });

  it('C13 shows in every zone and at every time what the platform shows', () => {
    fc.assert(
      fc.property(fc.constantFrom(...zones), fc.array(fc.oneof(far, near), { minLength: 1 }), (zone, instants) => {
        const local = new LocalTime('UTC', zoneClocks());
        for (const at of instants) {
          expect([local.format(at, zone), local.dayOfWeek(at, zone)]).toEqual([
            wallClock(zone)!(at),
            weekday(zone)!(at),
          ]);
        }
      }),
    );
  });
});
