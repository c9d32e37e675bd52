import { describe, expect, it } from 'vitest';

import { days, hours, minutes, seconds } from '../time/duration.ts';
import { instant } from '../time/instant.ts';
import { correctSkew } from './correctSkew.ts';

const received = instant('2026-11-27T09:00:00Z');

describe('a clock that is off by a constant', () => {
  it.each([
    ['right', 0],
    ['an hour ahead', hours(1)],
    ['an hour behind', -hours(1)],
    ['in another time zone', hours(14)],
    ['without a battery', -days(20_000)],
    ['a century ahead', days(36_525)],
  ])('E6 is corrected: one that is %s', (_, off) => {
    const sent = received + off;
    expect(correctSkew({ original: sent, sent, received })).toEqual({ time: received, skew: off });
    // Queued while the device was offline.
    expect(correctSkew({ original: sent - days(3), sent, received })).toEqual({ time: received - days(3), skew: off });
  });

  it('E6 takes what the message needed to reach us for a later time', () => {
    const sent = received - seconds(2);
    expect(correctSkew({ original: sent - 5, sent, received })).toEqual({ time: received - 5, skew: -seconds(2) });
  });

  it('E6 takes what says no time as happening when it was received', () => {
    expect(correctSkew({ sent: received - 5, received })).toEqual({ time: received, skew: -5 });
    expect(correctSkew({ received })).toEqual({ time: received, skew: undefined });
  });
});

describe('a clock that was set in between', () => {
  it('E7 is not believed that it was sent before it happened', () => {
    const stamps = { original: received + hours(1), sent: received + hours(1) - 1, received };
    expect(correctSkew(stamps)).toEqual({ time: received, skew: hours(1) - 1, doubt: 'SENT_EARLIER' });
  });

  it('E7 is doubted where it waited longer than the bound, which is in', () => {
    const stamps = { original: received - days(30), sent: received, received };
    expect(correctSkew(stamps)).toEqual({ time: received - days(30), skew: 0 });
    const longer = { ...stamps, original: received - days(30) - 1 };
    expect(correctSkew(longer)).toEqual({ time: longer.original, skew: 0, doubt: 'AGE' });
    expect(correctSkew(longer, { age: days(31) })).not.toHaveProperty('doubt');
    expect(correctSkew({ ...stamps, original: received - 2 }, { age: 1 }).doubt).toBe('AGE');
  });
});

describe('a device that does not say when it sent', () => {
  it.each([
    ['its time stands', received - minutes(5), received - minutes(5)],
    ['a time to come is the time of receiving', received + minutes(5), received],
  ])('E7 is not corrected: %s', (_, original, time) => {
    expect(correctSkew({ original, received })).toEqual({ time, skew: undefined, doubt: 'SENT_MISSING' });
  });
});

describe('a bound on the correction', () => {
  it.each([
    ['ahead', hours(2), undefined],
    ['behind', -hours(2), undefined],
    ['further ahead', hours(2) + 1, 'SKEW'],
    ['further behind', -hours(2) - 1, 'SKEW'],
  ])('E7 holds in both directions: %s', (_, off, doubt) => {
    const sent = received + off;
    const original = sent - minutes(1);
    const corrected = correctSkew({ original, sent, received }, { skew: hours(2) });
    expect(corrected.doubt).toBe(doubt);
    expect(corrected.time).toBe(doubt === undefined ? received - minutes(1) : Math.min(original, received));
  });
});
