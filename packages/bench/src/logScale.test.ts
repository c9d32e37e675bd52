import { describe, expect, it } from 'vitest';

import { logScale } from './logScale.ts';

describe('an axis of powers of ten', () => {
  it('goes out to whole powers', () => {
    const { at, powers } = logScale([20, 5_000], 0, 300);
    expect(powers).toEqual([10, 100, 1_000, 10_000]);
    expect([10, 100, 10_000].map(at)).toEqual([0, 100, 300]);
  });

  it('may run downwards, and is more than one power for one value', () => {
    const { at, powers } = logScale([10], 100, 0);
    expect(powers).toEqual([10, 100]);
    expect([10, 100].map(at)).toEqual([100, 0]);
  });
});
