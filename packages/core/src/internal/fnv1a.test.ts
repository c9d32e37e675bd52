import { describe, expect, it } from 'vitest';

import { fnv1a } from './fnv1a.ts';

describe('fnv1a', () => {
  // The vectors in general use, of texts whose bytes are their code units.
  it.each([
    ['', 0x811c9dc5],
    ['a', 0xe40c292c],
    ['b', 0xe70c2de5],
    ['foobar', 0xbf9cf968],
  ])('of %j is what others give', (text, hash) => {
    expect(fnv1a(text)).toBe(hash);
  });
});
