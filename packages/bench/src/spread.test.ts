import { describe, expect, it } from 'vitest';

import { spread } from './spread.ts';

describe('spread', () => {
  it('leaves alone what is far enough apart', () => {
    expect(spread([10, 40, 80], 20, 0, 100)).toEqual([10, 40, 80]);
  });

  it('moves what overlaps apart, around its middle', () => {
    expect(spread([50, 50], 20, 0, 100)).toEqual([40, 60]);
    expect(spread([40, 58], 20, 0, 100)).toEqual([39, 59]);
    expect(spread([10, 48, 52, 90], 20, 0, 100)).toEqual([10, 40, 60, 90]);
  });

  it('moves a neighbour that comes into the way with it', () => {
    expect(spread([30, 50, 50], 20, 0, 100)).toEqual([23.3, 43.3, 63.3]);
  });

  it('stays between its ends', () => {
    expect(spread([0, 0], 20, 0, 100)).toEqual([0, 20]);
    expect(spread([100, 100], 20, 0, 100)).toEqual([80, 100]);
    expect(spread([], 20, 0, 100)).toEqual([]);
  });
});
