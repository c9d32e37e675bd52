import { expect, it } from 'vitest';

import { demandBase } from './demandBase.ts';

it('gives an address that paths can follow', () => {
  expect(demandBase('https://api.example/v1//', undefined)).toBe('https://api.example/v1');
  expect(demandBase('https://api.example', undefined)).toBe('https://api.example');
});

it.each(['https://api.example/#', 'https://api.example/#v1', 'https://api.example/?', 'https://api.example/v1?key=x'])(
  'refuses %s, which would swallow the path that follows',
  (value) => {
    expect(() => demandBase(value, undefined)).toThrow(
      expect.objectContaining({ code: 'OPTION_INVALID', path: '/baseUrl' }),
    );
  },
);
