/** Chance that can be repeated: sfc32 (Doty-Humphrey), of which every round has its own. */
export class Random {
  #a: number;
  #b: number;
  #c: number;
  #count = 1;

  constructor(seed: number, round: number) {
    this.#a = seed | 0;
    this.#b = Math.imul(round + 1, 0x9e3779b1);
    this.#c = Math.imul(seed ^ round, 0x85ebca6b);
    for (let i = 0; i < 12; i += 1) this.next();
  }

  /** From 0 to 2 ** 32 - 1. */
  next(): number {
    const sum = (this.#a + this.#b + this.#count) | 0;
    this.#count = (this.#count + 1) | 0;
    this.#a = this.#b ^ (this.#b >>> 9);
    this.#b = (this.#c + (this.#c << 3)) | 0;
    this.#c = ((this.#c << 21) | (this.#c >>> 11)) + sum;
    return sum >>> 0;
  }

  below(n: number): number {
    return this.next() % n;
  }

  chance(probability: number): boolean {
    return this.next() < probability * 2 ** 32;
  }

  pick<T>(of: readonly T[]): T {
    return of[this.below(of.length)]!;
  }

  list<T>(below: number, make: (i: number) => T): T[] {
    return Array.from({ length: this.below(below) }, (_, i) => make(i));
  }
}
