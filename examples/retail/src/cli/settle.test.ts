import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { beforeEach, describe, expect, it, vi } from 'vitest';

import { temporary } from '../../test/temporary.ts';
import type { ShopMode } from './options.ts';
import { settle } from './settle.ts';

const mode = (change: Partial<ShopMode>): ShopMode => ({
  mode: 'shop',
  resume: false,
  memory: false,
  store: undefined,
  said: {},
  ...change,
});

// The store that a person goes on with is not that of a test.
beforeEach(() => {
  vi.stubEnv('TMPDIR', temporary());
  return () => vi.unstubAllEnvs();
});

describe('settle', () => {
  it('fills in what was not said', () => {
    const out = temporary();
    expect(settle(mode({}), out, true)).toEqual({
      seed: 7,
      customers: 600,
      days: 14,
      outage: true,
      speed: 12,
      store: join(out, 'shop.db'),
      out,
    });
    expect(settle(mode({ memory: true, said: { days: 2 } }), out, false)).toMatchObject({
      days: 2,
      speed: undefined,
      store: undefined,
    });
  });

  it('goes on in the world of the store, and in no other', () => {
    const store = join(temporary(), 'shop.db');
    settle(mode({ store, said: { seed: 3, customers: 5 } }), '/tmp', false);
    writeFileSync(store, '');
    expect(settle(mode({ store }), '/tmp', false)).toMatchObject({ seed: 3, customers: 5, days: 14 });
    expect(settle(mode({ resume: true }), '/tmp', false)).toMatchObject({ seed: 3, store });
    expect(() => settle(mode({ store, said: { seed: 8 } }), '/tmp', false)).toThrow('was begun with --seed 3, not 8');
    expect(() => settle(mode({ store, said: { outage: false } }), '/tmp', false)).toThrow('begun without --no-outage');
  });

  it('goes on without an outage where it was begun without one', () => {
    const store = join(temporary(), 'shop.db');
    expect(settle(mode({ store, said: { outage: false } }), '/tmp', false)).toMatchObject({ outage: false });
    writeFileSync(store, '');
    expect(settle(mode({ store }), '/tmp', false)).toMatchObject({ outage: false });
  });

  it('does not take any file for a store', () => {
    const store = join(temporary(), 'notes.txt');
    writeFileSync(store, 'mine');
    expect(() => settle(mode({ store }), '/tmp', false)).toThrow('is not a store of this demo');
    expect(() => settle(mode({ store: `${store}.db`, resume: true }), '/tmp', false)).toThrow('to go on with');
  });
});
