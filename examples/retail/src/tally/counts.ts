/** How often each of several things was seen, in the order of first sight. */
export class Counts<Name extends string = string> {
  readonly #counts = new Map<Name, number>();

  /** @param names - counted as 0 until they are seen */
  constructor(names: Iterable<Name> = []) {
    for (const name of names) this.#counts.set(name, 0);
  }

  add(name: Name, more = 1): void {
    this.#counts.set(name, this.of(name) + more);
  }

  of(name: Name): number {
    return this.#counts.get(name) ?? 0;
  }

  get total(): number {
    let total = 0;
    for (const count of this.#counts.values()) total += count;
    return total;
  }

  /** The most frequent first. */
  ranked(): readonly (readonly [name: Name, count: number])[] {
    return [...this.#counts].sort(([, a], [, b]) => b - a);
  }

  toJSON(): Record<string, number> {
    return Object.fromEntries(this.#counts);
  }
}
