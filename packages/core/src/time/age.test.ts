import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { ageIn, type AgeUnit } from './age.ts';
import { instantOf } from './instantOf.ts';

const at = (iso: string): number => instantOf(iso)!;

const cases: readonly (readonly [unit: AgeUnit, from: string, now: string, age: number])[] = [
  ['milliseconds', '2026-11-22T09:00Z', '2026-11-22T09:00Z', 0],
  ['milliseconds', '2026-11-22T09:00Z', '2026-11-22T09:00:00.001Z', 1],
  ['milliseconds', '2026-11-22T09:00Z', '2026-11-22T08:59:59.999Z', -1],
  ['days', '2026-11-22T09:00Z', '2026-11-23T08:59:59.999Z', 0],
  ['days', '2026-11-22T09:00Z', '2026-11-23T09:00Z', 1],
  ['days', '2026-11-22T09:00Z', '2026-11-22T08:59:59.999Z', -1],
  ['days', '2026-11-22T09:00Z', '2026-11-21T09:00Z', -1],
  ['days', '2026-11-22T09:00Z', '2026-11-21T08:59:59.999Z', -2],
  ['months', '2026-11-22', '2026-12-21T23:59:59.999Z', 0],
  ['months', '2026-11-22', '2026-12-22', 1],
  ['months', '2026-11-22T09:00Z', '2026-12-22T08:59:59.999Z', 0],
  ['months', '2026-11-22', '2027-11-22', 12],
  ['months', '2026-01-31', '2026-02-28', 0],
  ['months', '2026-01-31', '2026-03-01', 1],
  ['months', '2026-01-31', '2026-03-31', 2],
  ['months', '2026-12-22', '2026-11-22', -1],
  ['months', '2026-12-22', '2026-11-22T00:00:00.001Z', -1],
  ['months', '2026-12-22', '2026-11-21T23:59:59.999Z', -2],
  ['years', '1984-02-29', '2002-02-28T23:59:59.999Z', 17],
  ['years', '1984-02-29', '2002-03-01', 18],
  ['years', '1984-02-29', '2004-02-28', 19],
  ['years', '1984-02-29', '2004-02-29', 20],
  ['years', '1961-05-01', '2026-04-30', 64],
  ['years', '1961-05-01', '2026-05-01', 65],
  ['years', '0050-05-01', '2026-05-01', 1976],
  ['years', '2027-05-01', '2026-05-01', -1],
  ['years', '2027-05-01', '2027-04-30', -1],
  ['years', '2027-05-01', '2026-04-30', -2],
];

const units: readonly AgeUnit[] = ['milliseconds', 'days', 'months', 'years'];
const anInstant = fc.oneof(
  fc.date({ noInvalidDate: true }).map((date) => date.getTime()),
  fc.integer({ min: -5_000_000_000, max: 5_000_000_000 }),
);

describe('ageIn', () => {
  it.each(cases)('counts %s from %s until %s: %s', (unit, from, now, age) => {
    expect(ageIn(unit, at(from), at(now))).toBe(age);
  });

  it('counts fractions of a millisecond as its start', () => {
    expect(ageIn('milliseconds', 0.5, 2)).toBe(1);
    expect(ageIn('months', -0.5, 0)).toBe(1 - 1);
    expect(ageIn('months', at('2026-11-22') - 0.5, at('2026-12-22') - 1)).toBe(1);
  });

  it('never goes back while time goes on', () => {
    fc.assert(
      fc.property(fc.constantFrom(...units), anInstant, anInstant, anInstant, (unit, from, a, b) => {
        expect(ageIn(unit, from, Math.min(a, b))).toBeLessThanOrEqual(ageIn(unit, from, Math.max(a, b)));
      }),
    );
  });

  it('is 0 at first and whole ever after', () => {
    fc.assert(
      fc.property(fc.constantFrom(...units), anInstant, anInstant, (unit, from, now) => {
        expect(ageIn(unit, from, from)).toBe(0);
        expect(Number.isInteger(ageIn(unit, from, now))).toBe(true);
      }),
    );
  });

  it('rolls over at the same day and time of another month', () => {
    const days = fc.integer({ min: 1, max: 28 });
    const months = fc.integer({ min: -30_000, max: 30_000 });
    fc.assert(
      fc.property(days, fc.integer({ min: 0, max: 86_399_999 }), months, (day, time, count) => {
        const from = Date.UTC(2026, 0, day, 0, 0, 0, time);
        const now = Date.UTC(2026, count, day, 0, 0, 0, time);

        expect(ageIn('months', from, now)).toBe(count);
        expect(ageIn('months', from, now - 1)).toBe(count - 1);
        expect(ageIn('years', from, now)).toBe(Math.floor(count / 12));
      }),
    );
  });
});
