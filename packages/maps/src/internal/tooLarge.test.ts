import { describe, expect, it } from 'vitest';

import { tooLarge } from './tooLarge.ts';

describe('tooLarge', () => {
  it('counts bytes, not characters', () => {
    expect(tooLarge('x'.repeat(10), 10)).toBeUndefined();
    expect(tooLarge('ä'.repeat(5), 10)).toBeUndefined();
    expect(tooLarge('ä'.repeat(6), 10)).toEqual({
      status: 'failed',
      retryable: false,
      detail: '12 bytes, and the platform takes 10',
    });
  });
});
