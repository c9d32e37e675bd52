import { describe, expect, it } from 'vitest';

import { joined } from './joined.ts';

describe('joined', () => {
  it('has all of both, in order', () => {
    expect(joined([1, 2], [2, 3])).toEqual([1, 2, 2, 3]);
  });

  it('is one of them where the other is empty', () => {
    const list = [1];

    expect(joined(list, [])).toBe(list);
    expect(joined([], list)).toBe(list);
  });
});
