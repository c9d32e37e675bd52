import { fc, it as prop } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';

import { uuidOf } from './uuidOf.ts';

describe('uuidOf', () => {
  prop.prop([fc.string()])('is a UUID of version 4, the same for the same text', async (text) => {
    const uuid = await uuidOf(text);
    expect(uuid).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(await uuidOf(text)).toBe(uuid);
  });

  it('is another for another text', async () => {
    const uuids = await Promise.all(Array.from({ length: 10_000 }, (_, index) => uuidOf(String(index))));
    expect(new Set(uuids).size).toBe(uuids.length);
  });

  // The SHA-256 of "abc" (FIPS 180-2, B.1) begins with ba7816bf8f01cfea414140de5dae2223.
  it('keeps the bits of the hash but for six', async () => {
    expect(await uuidOf('abc')).toBe('ba7816bf-8f01-4fea-8141-40de5dae2223');
  });
});
