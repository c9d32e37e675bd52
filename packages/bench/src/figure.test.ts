import { describe, expect, it } from 'vitest';

import { figure, short } from './figure.ts';

describe('figures', () => {
  it('have as many places as say something', () => {
    expect([0, 0.0123, 0.5, 1.23, 99.96, 123.4, 1_234_567].map(figure)).toEqual([
      '0',
      '0.012',
      '0.50',
      '1.2',
      '100.0',
      '123',
      '1,234,567',
    ]);
  });

  it('are written in few letters on a chart', () => {
    expect([0.1, 0.789, 8.64, 99.6, 950, 999.9, 1_000, 1_449, 12_300, 215_000, 3_440_000].map(short)).toEqual([
      '0.1',
      '0.79',
      '8.6',
      '100',
      '950',
      '1k',
      '1k',
      '1.4k',
      '12k',
      '215k',
      '3.4M',
    ]);
  });
});
