const C1 = 0xcc9e2d51;
const C2 = 0x1b873593;

/** MurmurHash3 x86 32 (Appleby, 2011) over the UTF-16 units of a text, lower byte first, with seed 0; signed. */
export function murmur3(text: string): number {
  let hash = 0;
  for (let i = 0; i + 1 < text.length; i += 2) {
    const block = mixed(text.charCodeAt(i) | (text.charCodeAt(i + 1) << 16));
    hash = (Math.imul(rotated(hash ^ block, 13), 5) + 0xe6546b64) | 0;
  }
  if (text.length % 2 === 1) hash ^= mixed(text.charCodeAt(text.length - 1));
  hash ^= 2 * text.length;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}

const mixed = (block: number): number => Math.imul(rotated(Math.imul(block, C1), 15), C2);

const rotated = (bits: number, by: number): number => (bits << by) | (bits >>> (32 - by));
