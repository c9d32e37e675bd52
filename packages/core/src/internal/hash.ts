/**
 * MurmurHash3, 32 bit, x86, over the UTF-16 code units of a text, two bytes a unit.
 * @see https://github.com/aappleby/smhasher (Austin Appleby, public domain)
 */
export function hash32(text: string, seed: number): number {
  let hash = seed | 0;
  const pairs = text.length & ~1;
  for (let i = 0; i < pairs; i += 2) {
    hash ^= scramble(text.charCodeAt(i) | (text.charCodeAt(i + 1) << 16));
    hash = (hash << 13) | (hash >>> 19);
    hash = (Math.imul(hash, 5) + 0xe6546b64) | 0;
  }
  if (pairs < text.length) hash ^= scramble(text.charCodeAt(pairs));
  hash ^= text.length * 2;
  hash ^= hash >>> 16;
  hash = Math.imul(hash, 0x85ebca6b);
  hash ^= hash >>> 13;
  hash = Math.imul(hash, 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

function scramble(block: number): number {
  const mixed = Math.imul(block, 0xcc9e2d51);
  return Math.imul((mixed << 15) | (mixed >>> 17), 0x1b873593);
}

/** 53 bits: as many as a number holds exactly. */
export const hash53 = (text: string, seed: number): number =>
  (hash32(text, seed) >>> 5) * 0x4000000 + (hash32(text, seed ^ 0x5bd1e995) >>> 6);

/** 128 bits as 32 hexadecimal digits. Tells contents apart; it is no protection against someone who looks for a clash. */
export const hash128 = (text: string): string =>
  [0x1b873593, 0x3c6ef372, 0x5bd1e995, 0x7f4a7c15]
    .map((seed) => hash32(text, seed).toString(16).padStart(8, '0'))
    .join('');
