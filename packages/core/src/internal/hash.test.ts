import { describe, expect, it } from 'vitest';

import { hash128, hash32, hash53 } from './hash.ts';

/** MurmurHash3 x86_32 over bytes, after the C++ of Austin Appleby, with whole numbers instead of wrap-around. */
function murmur3(bytes: Uint8Array, seed: number): number {
  const rotate = (x: bigint, r: bigint): bigint => ((x << r) | (x >> (32n - r))) & 0xffffffffn;
  const mix = (k: bigint): bigint => (rotate((k * 0xcc9e2d51n) & 0xffffffffn, 15n) * 0x1b873593n) & 0xffffffffn;
  let h = BigInt(seed >>> 0);
  const whole = bytes.length - (bytes.length % 4);
  for (let i = 0; i < whole; i += 4) {
    const block = new DataView(bytes.buffer, bytes.byteOffset).getUint32(i, true);
    h = (rotate(h ^ mix(BigInt(block)), 13n) * 5n + 0xe6546b64n) & 0xffffffffn;
  }
  const tail = bytes.slice(whole).reduceRight((k, byte) => (k << 8n) | BigInt(byte), 0n);
  h ^= mix(tail) ^ BigInt(bytes.length);
  h = ((h ^ (h >> 16n)) * 0x85ebca6bn) & 0xffffffffn;
  h = ((h ^ (h >> 13n)) * 0xc2b2ae35n) & 0xffffffffn;
  return Number(h ^ (h >> 16n));
}

const ascii = (text: string): Uint8Array => Uint8Array.from(text, (c) => c.charCodeAt(0));
const units = (text: string): Uint8Array =>
  Uint8Array.from(Array.from({ length: text.length }, (_, i) => text.charCodeAt(i)).flatMap((u) => [u & 255, u >> 8]));

const texts = ['', 'a', 'ab', 'abc', 'hello, world', 'Grüße', '日本語', '😀', '\ud800', '\0\0', 'x'.repeat(101)];
const seeds = [0, 1, 0x9747b28c, 0xffffffff, -1];

describe('hash32', () => {
  // The vectors in general use: https://stackoverflow.com/a/31929528
  it.each<[Uint8Array, number, number]>([
    [ascii(''), 0, 0],
    [ascii(''), 1, 0x514e28b7],
    [ascii(''), 0xffffffff, 0x81f16f39],
    [Uint8Array.of(255, 255, 255, 255), 0, 0x76293b50],
    [Uint8Array.of(0x21, 0x43, 0x65, 0x87), 0, 0xf55b516b],
    [Uint8Array.of(0x21, 0x43, 0x65, 0x87), 0x5082edee, 0x2362f9de],
    [Uint8Array.of(0x21, 0x43, 0x65), 0, 0x7e4a8634],
    [Uint8Array.of(0x21, 0x43), 0, 0xa0f7b07a],
    [Uint8Array.of(0x21), 0, 0x72661cf4],
    [Uint8Array.of(0, 0, 0, 0), 0, 0x2362f9de],
    [ascii('aaaa'), 0x9747b28c, 0x5a97808a],
    [ascii('Hello, world!'), 0x9747b28c, 0x24884cba],
    [ascii('The quick brown fox jumps over the lazy dog'), 0x9747b28c, 0x2fa826cd],
  ])('the hash beside it agrees with the published vectors: %s, %i', (bytes, seed, hash) => {
    expect(murmur3(bytes, seed)).toBe(hash);
  });

  it.each(texts.flatMap((text) => seeds.map((seed) => [text, seed] as const)))(
    'is that of the code units: %j, %i',
    (text, seed) => {
      expect(hash32(text, seed)).toBe(murmur3(units(text), seed));
    },
  );

  it('agrees with a published vector of four bytes, written as two code units', () => {
    expect(hash32('\u4321\u8765', 0x5082edee)).toBe(0x2362f9de);
    expect(hash32('\uffff\uffff', 0)).toBe(0x76293b50);
    expect(hash32('\u4321', 0)).toBe(0xa0f7b07a);
  });
});

describe('hash53', () => {
  it('holds 27 bits of one hash and 26 of another', () => {
    const [high, low] = [murmur3(units('ada'), 1), murmur3(units('ada'), 1 ^ 0x5bd1e995)];

    expect(hash53('ada', 1)).toBe((high >>> 5) * 2 ** 26 + (low >>> 6));
  });

  it('stays below 2^53, and does not clash where it should not', () => {
    const hashes = Array.from({ length: 20_000 }, (_, i) => hash53(`customer-${i}`, 1));

    expect(new Set(hashes).size).toBe(hashes.length);
    expect(hashes.every((hash) => Number.isSafeInteger(hash) && hash >= 0)).toBe(true);
  });
});

describe('hash128', () => {
  it('is 32 hexadecimal digits, each quarter a hash of its own', () => {
    const seedsOfQuarters = [0x1b873593, 0x3c6ef372, 0x5bd1e995, 0x7f4a7c15];
    const digits = seedsOfQuarters.map((seed) => murmur3(units('ada'), seed).toString(16).padStart(8, '0'));

    expect(hash128('ada')).toBe(digits.join(''));
    expect(texts.map(hash128).every((hash) => /^[0-9a-f]{32}$/.test(hash))).toBe(true);
  });
});
