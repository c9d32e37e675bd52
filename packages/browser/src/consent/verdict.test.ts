import { describe, expect, it } from 'vitest';

import { allows } from './verdict.ts';

describe('allows', () => {
  it.each([
    [true, undefined, true],
    [true, 'marketing', true],
    [false, undefined, false],
    [false, 'analytics', false],
    [{ analytics: true }, undefined, true],
    [{ analytics: true }, 'analytics', true],
    [{ analytics: false }, 'analytics', false],
    [{ analytics: true }, 'marketing', false],
    [{}, 'toString', false],
    [{ marketing: true, sale: true }, 'sale', false],
    [true, 'sale', false],
  ])('of %o for %s: %s', (verdict, purpose, answer) => {
    expect(allows(verdict, purpose, ['sale'])).toBe(answer);
  });
});
