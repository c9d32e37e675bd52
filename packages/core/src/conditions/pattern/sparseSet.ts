/** Numbers that are listed, found and forgotten without a search (Briggs and Torczon, 1993). */
export class SparseSet {
  readonly list: Uint16Array;
  readonly #places: Uint16Array;
  size = 0;

  constructor(below: number) {
    this.list = new Uint16Array(below);
    this.#places = new Uint16Array(below);
  }

  add(number: number): void {
    const place = this.#places[number]!;
    if (place < this.size && this.list[place] === number) return;
    this.#places[number] = this.size;
    this.list[this.size] = number;
    this.size += 1;
  }
}
