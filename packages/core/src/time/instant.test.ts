import { describe, expect, it } from 'vitest';

import { faultsOf } from '../../test/faultsOf.ts';
import { instant } from './instant.ts';

describe('instant', () => {
  it.each([
    ['1970-01-01T00:00Z', 0],
    ['2026-11-22T09:00:00Z', 1_795_338_000_000],
    ['2026-11-22T10:00:00+01:00', 1_795_338_000_000],
    ['2026-11-22T04:30:00-04:30', 1_795_338_000_000],
    ['2026-11-22T09:00:00.5Z', 1_795_338_000_500],
    ['2026-11-22T09:00:00.123Z', 1_795_338_000_123],
    ['2024-02-29T00:00:00Z', 1_709_164_800_000],
    ['1969-12-31T23:59:59.999Z', -1],
  ])('reads %s', (iso, millis) => {
    expect(instant(iso)).toBe(millis);
  });

  it.each([
    '',
    '2026-11-22',
    '2026-11-22T09:00:00',
    '2026-11-22 09:00:00Z',
    '2026-11-22T09Z',
    '2026-13-01T00:00Z',
    '2026-11-22T25:00Z',
    '2026-11-22T09:60Z',
    '2026-11-22T09:00+99:99',
    '2026-11-22T09:00:00.1234Z',
    ' 2026-11-22T09:00:00Z',
    'now',
  ])('refuses %j', (iso) => {
    expect(faultsOf(() => instant(iso))).toEqual([['INSTANT_INVALID', '']]);
  });

  it.each([
    '2026-02-29T00:00Z',
    '2026-02-30T00:00Z',
    '2026-04-31T09:00:00+01:00',
    '2026-00-10T00:00Z',
    '2026-01-00T00:00Z',
  ])('refuses %s, which some platforms take for another day', (iso) => {
    expect(faultsOf(() => instant(iso))).toEqual([['INSTANT_INVALID', '']]);
  });
});
