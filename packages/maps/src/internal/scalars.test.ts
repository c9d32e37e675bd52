import { describe, expect, it } from 'vitest';

import { scalars } from './scalars.ts';

describe('scalars', () => {
  it('keeps single values, writes the others as JSON, and leaves out what is nothing', () => {
    const given = { a: 'x', b: 0, c: false, d: ['y', 1], e: { f: null }, g: null, h: undefined, i: () => 1, j: '' };

    expect(scalars(given)).toEqual({ a: 'x', b: 0, c: false, d: '["y",1]', e: '{"f":null}', j: '' });
  });

  it('throws at what JSON cannot say', () => {
    expect(() => scalars({ total: 1n })).toThrow(TypeError);
  });
});
