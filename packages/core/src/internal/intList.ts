const FIRST = 4;

/** A list of whole numbers of 32 bits that grows. It holds nothing that a collection of garbage would have to look at. */
export class IntList {
  #items = new Int32Array(FIRST);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  /** How long it is with it. */
  push(item: number): number {
    if (this.#length === this.#items.length) {
      const items = new Int32Array(this.#length * 2);
      items.set(this.#items);
      this.#items = items;
    }
    this.#items[this.#length] = item;
    this.#length += 1;
    return this.#length;
  }

  /** The numbers as they are now; a later `push` may not be seen in them. */
  items(): Int32Array {
    return this.#items.subarray(0, this.#length);
  }
}
