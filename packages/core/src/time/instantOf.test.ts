import { describe, expect, it } from 'vitest';

import { instant } from './instant.ts';
import { instantOf } from './instantOf.ts';

const LAST = 8.64e15;

describe('instantOf', () => {
  it.each([0, -0, 1_795_338_000_000, -1, 0.5, LAST, -LAST])('takes %s for itself', (millis) => {
    expect(instantOf(millis)).toBe(millis);
  });

  it.each([Number.NaN, Infinity, -Infinity, LAST + 1, -LAST - 1, Number.MAX_VALUE])('no date is at %s', (millis) => {
    expect(instantOf(millis)).toBeUndefined();
  });

  it.each([
    '1970-01-01T00:00Z',
    '2026-11-22T09:00:00Z',
    '2026-11-22T10:00:00+01:00',
    '2026-11-22T04:30:00-04:30',
    '2026-11-22T09:00:00.5Z',
    '2024-02-29T00:00:00.123Z',
    '0000-01-01T00:00Z',
    '9999-12-31T23:59:59.999-14:00',
  ])('reads %s as instant() does', (iso) => {
    expect(instantOf(iso)).toBe(instant(iso));
  });

  it.each([
    ['2026-11-22', '2026-11-22T00:00Z'],
    ['2024-02-29', '2024-02-29T00:00Z'],
    ['0001-01-01', '0001-01-01T00:00Z'],
    ['1969-12-31', '1969-12-31T00:00Z'],
  ])('takes the date %s for its midnight in UTC', (date, midnight) => {
    expect(instantOf(date)).toBe(instant(midnight));
  });

  it.each([
    '',
    '2026',
    '2026-11',
    '2026-11-22T09:00:00',
    '2026-11-22 09:00:00Z',
    '2026-11-22T09Z',
    '2026-11-22Z',
    '2026-11-22T',
    '2026-13-01',
    '2026-00-10',
    '2026-01-00',
    '2026-01-32',
    '2026-02-29',
    '2026-02-30T00:00Z',
    '2026-04-31T09:00:00+01:00',
    '2026-11-22T25:00Z',
    '2026-11-22T09:60Z',
    '2026-11-22T09:00+99:99',
    '2026-11-22T09:00:00.1234Z',
    '+002026-11-22',
    ' 2026-11-22',
    '2026-11-22\n',
    '1795338000000',
    '22.11.2026',
    'now',
  ])('refuses %j', (text) => {
    expect(instantOf(text)).toBeUndefined();
  });

  it('reads a Date that is one', () => {
    expect(instantOf(new Date(1_795_338_000_000))).toBe(1_795_338_000_000);
    expect(instantOf(new Date(Number.NaN))).toBeUndefined();
  });

  it.each([undefined, null, true, 5n, Symbol.iterator, [], [0], {}, { getTime: () => 0 }, () => 0])(
    'converts nothing: %s',
    (value) => {
      expect(instantOf(value)).toBeUndefined();
    },
  );
});
