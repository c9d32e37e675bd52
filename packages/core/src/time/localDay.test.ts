import { describe, expect, it } from 'vitest';

import { dateText, dayOfMonth, dayOn, firstOf, isLastOfMonth, midnightOf, mondayOf, weekdayOf } from './localDay.ts';

const day = (iso: string): number => dayOn(Date.parse(`${iso}T13:14:15Z`));

describe('localDay', () => {
  it.each([
    ['2026-11-22', 'sun', '2026-11-16', '2026-11-01', false],
    ['2026-11-23', 'mon', '2026-11-23', '2026-11-01', false],
    ['2026-11-30', 'mon', '2026-11-30', '2026-11-01', true],
    ['2026-12-01', 'tue', '2026-11-30', '2026-12-01', false],
    ['2028-02-28', 'mon', '2028-02-28', '2028-02-01', false],
    ['2028-02-29', 'tue', '2028-02-28', '2028-02-01', true],
    ['2027-02-28', 'sun', '2027-02-22', '2027-02-01', true],
    ['1970-01-01', 'thu', '1969-12-29', '1970-01-01', false],
    ['1969-12-31', 'wed', '1969-12-29', '1969-12-01', true],
  ])('knows week and month of %s', (iso, weekday, monday, first, isLast) => {
    const it = day(iso);

    expect([weekdayOf(it), dateText(mondayOf(it)), dateText(firstOf(it)), isLastOfMonth(it)]).toEqual([
      weekday,
      monday,
      first,
      isLast,
    ]);
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
