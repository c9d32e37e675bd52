import { afterEach, describe, expect, it, vi } from 'vitest';

import { moment } from '../../test/moment.ts';
import { request } from '../../test/request.ts';
import { small, places } from '../../test/small.ts';
import { dayOfWeek } from '../conditions/dayOfWeek.ts';
import { timeOfDay } from '../conditions/timeOfDay.ts';
import { limit } from '../funnel/limit.ts';
import { qualify } from '../funnel/qualify.ts';
import { quiet } from '../policies/quiet.ts';
import { matcher } from '../strategy/matcher.ts';
import { compile } from '../strategy/standardCompile.ts';
import { zoneClocks } from './zoneClocks.ts';

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

/** How many formatters are made. */
function counting(): { made: number } {
  const count = { made: 0 };
  class DateTimeFormat extends Intl.DateTimeFormat {
    constructor(...options: ConstructorParameters<typeof Intl.DateTimeFormat>) {
      super(...options);
      count.made += 1;
    }
  }
  vi.stubGlobal('Intl', { DateTimeFormat });
  return count;
}

describe('ZoneClocks', () => {
  it('knows the clock of every zone, and knows it again', () => {
    const clocks = zoneClocks();

    expect(clocks.find('Asia/Kathmandu')?.offset(0)).toBe(5.5 * 3_600_000);
    expect(clocks.find('Asia/Kathmandu')).toBe(clocks.find('Asia/Kathmandu'));
    expect(['Europe/Nowhere', '', 5, null, undefined].map((zone) => clocks.find(zone))).toEqual(
      Array.from({ length: 5 }),
    );
  });

  it('makes one formatter a zone, and none for what is no zone', () => {
    const count = counting();
    const clocks = zoneClocks();
    for (let i = 0; i < 9; i += 1) clocks.find('Europe/Nowhere');
    clocks.find('x'.repeat(65));

    clocks.find('UTC');
    clocks.find('UTC');

    expect(count.made).toBe(1);
  });

  it('forgets what is too much', () => {
    const clocks = zoneClocks();
    const utc = clocks.find('UTC');
    for (let i = 0; i < 1100; i += 1) clocks.find(`Nowhere/${i}`);

    expect(clocks.find('UTC')).not.toBe(utc);
  });

  it('are shared by all that a strategy asks about the time', () => {
    const count = counting();
    const zone = 'Europe/Berlin';
    const step = compile(
      small({
        actions: Array.from({ length: 50 }, (_, i) => ({
          id: `a${i}`,
          channel: 'web',
          when: i % 2 === 0 ? dayOfWeek(['thu'], { zone }) : timeOfDay('00:00', '12:00', { zone }),
        })),
        funnel: [qualify(), limit(quiet({ from: '21:00', to: '08:00', zone })), places],
      }),
    );

    expect(step(undefined, request(), 0).decisions).toHaveLength(1);
    expect(count.made).toBe(2);
  });

  it('asks the platform twice about a day, however often the time of it is asked', () => {
    const format = vi.spyOn(Intl.DateTimeFormat.prototype as { readonly format: unknown }, 'format', 'get');
    const entries = Array.from({ length: 50 }, (_, i) => ({
      id: `a${i}`,
      when: timeOfDay('00:00', `23:${10 + (i % 50)}`),
    }));
    const found = matcher(entries);
    for (let minute = 0; minute < 60; minute += 1) {
      expect(found.all(moment({ now: minute * 60_000, profile: { timeZone: 'Asia/Tokyo' } }))).toHaveLength(50);
    }

    expect(format).toHaveBeenCalledTimes(2);
  });
});
