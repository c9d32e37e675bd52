import { createHash } from 'node:crypto';

import { fc, test } from '@fast-check/vitest';
import { expect, it } from 'vitest';

import { md5 } from './md5.ts';

it.each([
  ['', 'd41d8cd98f00b204e9800998ecf8427e'],
  ['message digest', 'f96b697d7cb7938d525a2f31aaf161d0'],
  [
    '12345678901234567890123456789012345678901234567890123456789012345678901234567890',
    '57edf4a22be3c955ac49da2e2107b67a',
  ],
])('has the digest of RFC 1321 for "%s"', (text, digest) => {
  expect(md5(text)).toBe(digest);
});

it('is what another implementation says at every length up to three blocks', () => {
  for (let length = 0; length < 193; length += 1) {
    const text = 'x'.repeat(length);
    expect(md5(text)).toBe(createHash('md5').update(text).digest('hex'));
  }
});

test.prop([fc.string({ unit: 'binary' })])('is what another implementation says', (text) => {
  expect(md5(text)).toBe(createHash('md5').update(text).digest('hex'));
});
