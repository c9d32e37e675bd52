import type { Instant } from '@opportune/core';

interface Entry<Item> {
  readonly at: Instant;
  readonly key: string;
  readonly item: Item;
}

/** What is to happen when: the earliest first, ties by key, so that the order in which it was planned does not matter. */
export class Agenda<Item> {
  /** A binary heap. */
  readonly #heap: Entry<Item>[] = [];

  get size(): number {
    return this.#heap.length;
  }

  /** When the next thing happens. */
  get next(): Instant | undefined {
    return this.#heap[0]?.at;
  }

  plan(at: Instant, key: string, item: Item): void {
    const heap = this.#heap;
    let place = heap.push({ at, key, item }) - 1;
    while (place > 0 && this.#isBefore(place, (place - 1) >> 1)) place = this.#swap(place, (place - 1) >> 1);
  }

  /** Takes out what happens first, where that is not after `until`. */
  take(until: Instant): Item | undefined {
    const heap = this.#heap;
    const top = heap[0];
    if (top === undefined || top.at > until) return undefined;
    const last = heap.pop()!;
    if (heap.length > 0) {
      heap[0] = last;
      this.#sink();
    }
    return top.item;
  }

  #sink(): void {
    for (let place = 0; ;) {
      const children = [2 * place + 1, 2 * place + 2].filter((child) => child < this.#heap.length);
      const least = children.reduce((best, child) => (this.#isBefore(child, best) ? child : best), place);
      if (least === place) return;
      place = this.#swap(place, least);
    }
  }

  #isBefore(a: number, b: number): boolean {
    const one = this.#heap[a]!;
    const other = this.#heap[b]!;
    return one.at < other.at || (one.at === other.at && one.key < other.key);
  }

  #swap(a: number, b: number): number {
    [this.#heap[a], this.#heap[b]] = [this.#heap[b]!, this.#heap[a]!];
    return b;
  }
}
