import { describe, expect, it } from 'vitest';

import { faultsOf } from '../../test/faultsOf.ts';
import { days, hours, minutes, seconds } from './duration.ts';

describe('duration', () => {
  it('is so many milliseconds', () => {
    expect([seconds(1), minutes(1), hours(1), days(1)]).toEqual([1000, 60_000, 3_600_000, 86_400_000]);
    expect([seconds(0), minutes(30), hours(1.5), days(7)]).toEqual([0, 1_800_000, 5_400_000, 604_800_000]);
  });

  it('is whole', () => {
    expect([seconds(0.0004), seconds(0.0006), seconds(1 / 3)]).toEqual([0, 1, 333]);
  });

  it.each([-1, -0.001, Number.NaN, Infinity, 1e308, '5' as unknown as number])('is not %s days', (count) => {
    expect(faultsOf(() => days(count))).toEqual([['DURATION_INVALID', '']]);
  });
});
