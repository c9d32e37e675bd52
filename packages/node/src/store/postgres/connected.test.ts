import { expect, test, vi } from 'vitest';

import { connected } from './connected.ts';

vi.mock('../../internal/require.ts', () => ({
  require: (name: string) => {
    throw Object.assign(new Error(`Cannot find module '${name}'`), { code: 'MODULE_NOT_FOUND' });
  },
}));

test('without pg it says what to install', () => {
  expect(() => connected('postgres://shop@db.internal/shop')).toThrow(
    expect.objectContaining({ code: 'STORE_UNAVAILABLE', message: expect.stringContaining('npm install pg') }),
  );
});

test('a pool that is handed in needs none', () => {
  const pool = { connect: () => Promise.reject(new Error('not here')) };
  expect(connected(pool).pool).toBe(pool);
});
