import { hash128 } from './hash.ts';

/** So many hashes are hashed together: a change costs this many, and the number of such chunks. */
const CHUNK = 256;

/** The hash of a long list of hashes, of which little changes at a time: that of the hashes of its chunks. */
export const rootOf = (leaves: readonly string[]): string => hash128(chunksFrom(leaves, 0).join(''));

/** Such a list; it never changes itself. */
export class HashList {
  readonly #leaves: readonly string[];
  readonly #chunks: readonly string[];

  private constructor(leaves: readonly string[], chunks: readonly string[]) {
    this.#leaves = leaves;
    this.#chunks = chunks;
  }

  static of(leaves: readonly string[]): HashList {
    return new HashList(leaves, chunksFrom(leaves, 0));
  }

  /** The same as `rootOf` gives for the whole list. */
  get root(): string {
    return hash128(this.#chunks.join(''));
  }

  /** With a hash at a place: in place of the one there, or, at the end, behind all others. */
  with(place: number, leaf: string): HashList {
    const leaves = this.#leaves.slice();
    leaves[place] = leaf;
    const chunks = this.#chunks.slice();
    const chunk = Math.floor(place / CHUNK);
    chunks[chunk] = chunkAt(leaves, chunk);
    return new HashList(leaves, chunks);
  }

  /** Without the hash at a place; those behind it move up. */
  without(place: number): HashList {
    const leaves = this.#leaves.filter((_, i) => i !== place);
    const same = Math.floor(place / CHUNK);
    return new HashList(leaves, [...this.#chunks.slice(0, same), ...chunksFrom(leaves, same)]);
  }
}

const chunkAt = (leaves: readonly string[], chunk: number): string =>
  hash128(leaves.slice(chunk * CHUNK, (chunk + 1) * CHUNK).join(''));

const chunksFrom = (leaves: readonly string[], first: number): readonly string[] =>
  Array.from({ length: Math.max(0, Math.ceil(leaves.length / CHUNK) - first) }, (_, i) => chunkAt(leaves, first + i));
