import type { ConditionIndex } from './conditionIndex.ts';
import type { ValueClasses } from './valueClasses.ts';

/** What a moment picks in a column of the elements of a list: the classes of all of them, each once. */
export class Picks {
  readonly #bits: Int32Array;
  readonly #words: number;
  readonly #offset: number;
  readonly #classes: ValueClasses;
  readonly #picked: Int32Array;
  readonly #isPicked: Uint8Array;
  #size = 0;

  constructor({ words, table }: ConditionIndex, column: number) {
    this.#bits = table.bits;
    this.#words = words;
    this.#offset = table.offsets[column]!;
    this.#classes = table.classes[column]!;
    this.#picked = new Int32Array(this.#classes.count);
    this.#isPicked = new Uint8Array(this.#classes.count);
  }

  /** What is no list is as one without elements. */
  begin(list: unknown): void {
    for (let i = 0; i < this.#size; i += 1) this.#isPicked[this.#picked[i]!] = 0;
    this.#size = 0;
    // A row that asks nothing passes in every class; one that asks something never passes in this one.
    this.#pick(undefined);
    if (Array.isArray(list)) for (let i = 0; i < list.length; i += 1) this.#pick(list[i]);
  }

  /** Of 32 rows those that pass in one of the classes. */
  rowsAt(word: number): number {
    let rows = 0;
    for (let i = 0; i < this.#size; i += 1) rows |= this.#bits[this.#offset + this.#picked[i]! * this.#words + word]!;
    return rows;
  }

  #pick(element: unknown): void {
    const index = this.#classes.of(element);
    if (this.#isPicked[index] === 1) return;
    this.#isPicked[index] = 1;
    this.#picked[this.#size] = index;
    this.#size += 1;
  }
}
