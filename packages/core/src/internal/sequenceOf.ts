import { hash32 } from './hash.ts';

/**
 * Numbers in [0, 1), one after the other, that a text gives for ever: a Weyl sequence whose terms are stirred as Murmur's last step does.
 *
 * @param seed - what it is for
 */
export function sequenceOf(seed: string): () => number {
  let state = hash32(seed, 0);
  return () => {
    state = (state + 0x9e3779b9) | 0;
    let mixed = state;
    mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
    mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
    return ((mixed ^ (mixed >>> 16)) >>> 0) / 2 ** 32;
  };
}
