import { describe, expect, it } from 'vitest';

import { dateText, dayOfMonth, dayOn, isLastOfMonth, midnightOf, weekdayOf } from './localDay.ts';

const day = (iso: string): number => dayOn(Date.parse(`${iso}T13:14:15Z`));

describe('localDay', () => {
  it.each([
    ['2026-11-22', 'sun', false],
    ['2026-11-23', 'mon', false],
    ['2026-11-30', 'mon', true],
    ['2026-12-01', 'tue', false],
    ['2028-02-28', 'mon', false],
    ['2028-02-29', 'tue', true],
    ['2027-02-28', 'sun', true],
    ['1970-01-01', 'thu', false],
    ['1969-12-31', 'wed', true],
  ])('knows the weekday of %s, and whether it is the last of its month', (iso, weekday, isLast) => {
    const it = day(iso);

    expect([weekdayOf(it), isLastOfMonth(it)]).toEqual([weekday, isLast]);
    expect(dayOfMonth(it)).toBe(Number(iso.slice(8)));
    expect(dateText(it)).toBe(iso);
  });

  it('begins a day at midnight', () => {
    expect(midnightOf(day('2026-11-22'))).toBe(Date.parse('2026-11-22T00:00Z'));
    expect(dayOn(midnightOf(5))).toBe(5);
    expect(dayOn(midnightOf(5) - 1)).toBe(4);
  });

  it('writes years that have not four digits', () => {
    expect(dateText(dayOn(8.64e15))).toBe('+275760-09-13');
  });
});
