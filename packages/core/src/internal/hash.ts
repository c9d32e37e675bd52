/**
 * MurmurHash3, 32 bit, x86, over the UTF-16 code units of a text, two bytes a unit.
 * @see https://github.com/aappleby/smhasher (Austin Appleby, public domain)
 */
export function hash32(text: string, seed: number): number {
  let hash = seed | 0;
  for (let i = 1; i < text.length; i += 2) hash = mixed(hash, pairAt(text, i - 1));
  return finished(hash, text);
}

const pairAt = (text: string, i: number): number => scramble(text.charCodeAt(i) | (text.charCodeAt(i + 1) << 16));

function mixed(hash: number, block: number): number {
  const both = hash ^ block;
  return (Math.imul((both << 13) | (both >>> 19), 5) + 0xe6546b64) | 0;
}

function finished(hash: number, text: string): number {
  let rest = hash ^ (text.length * 2);
  if (text.length % 2 === 1) rest ^= scramble(text.charCodeAt(text.length - 1));
  rest ^= rest >>> 16;
  rest = Math.imul(rest, 0x85ebca6b);
  rest ^= rest >>> 13;
  rest = Math.imul(rest, 0xc2b2ae35);
  return (rest ^ (rest >>> 16)) >>> 0;
}

function scramble(block: number): number {
  const mixed = Math.imul(block, 0xcc9e2d51);
  return Math.imul((mixed << 15) | (mixed >>> 17), 0x1b873593);
}

/** 53 bits: as many as a number holds exactly. */
export const hash53 = (text: string, seed: number): number =>
  (hash32(text, seed) >>> 5) * 0x4000000 + (hash32(text, seed ^ 0x5bd1e995) >>> 6);

/**
 * 128 bits as 32 hexadecimal digits: four hashes of 32, made side by side because texts may be long. Tells contents apart; it is no
 * protection against someone who looks for a clash.
 */
export function hash128(text: string): string {
  let [a, b, c, d] = [0x1b873593, 0x3c6ef372, 0x5bd1e995, 0x7f4a7c15];
  for (let i = 1; i < text.length; i += 2) {
    const block = pairAt(text, i - 1);
    a = mixed(a, block);
    b = mixed(b, block);
    c = mixed(c, block);
    d = mixed(d, block);
  }
  return digits(finished(a, text)) + digits(finished(b, text)) + digits(finished(c, text)) + digits(finished(d, text));
}

/** By halves, because `toString` is slow for numbers of 32 bits. */
const digits = (hash: number): string => fourDigits(hash >>> 16) + fourDigits(hash & 0xffff);

const fourDigits = (half: number): string => (half + 0x10000).toString(16).slice(1);
