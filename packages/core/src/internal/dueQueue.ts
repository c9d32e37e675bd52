import type { Instant } from '../time/instant.ts';
import { compareText } from './compareText.ts';

interface Entry {
  readonly key: string;
  readonly at: Instant;
}

/** Below this nothing is tidied up. */
const FEW = 64;

/** Who is due when: the earliest first, ties by key. Each key has one due time; setting it again moves it. */
export class DueQueue {
  /** A binary heap; entries that were moved since are passed over when they come up. */
  #heap: Entry[] = [];
  readonly #current = new Map<string, Instant>();
  /** How many keys there may be before they are thinned. */
  #many = FEW;

  /** How many entries it holds, those that were moved included. */
  get size(): number {
    return this.#heap.length;
  }

  set(key: string, at: Instant | undefined): void {
    if (this.#current.get(key) === at) return;
    if (at === undefined) {
      this.#current.delete(key);
    } else {
      this.#current.set(key, at);
      this.#heap.push({ key, at });
      this.#rise(this.#heap.length - 1);
    }
    if (this.size > 2 * this.#current.size + FEW) this.#rebuild();
  }

  /** Forgets the keys that are not kept; looks only when there are twice as many keys as were left the last time. */
  thin(isKept: (key: string) => boolean): void {
    if (this.#current.size <= this.#many) return;
    for (const key of this.#current.keys()) if (!isKept(key)) this.#current.delete(key);
    this.#many = 2 * this.#current.size + FEW;
    this.#rebuild();
  }

  peek(): Entry | undefined {
    for (;;) {
      const top = this.#heap[0];
      if (top === undefined || this.#current.get(top.key) === top.at) return top;
      this.#removeTop();
    }
  }

  /** Takes the earliest out where it has come. */
  take(hasCome: (at: Instant) => boolean): Entry | undefined {
    const top = this.peek();
    if (top === undefined || !hasCome(top.at)) return undefined;
    this.#removeTop();
    this.#current.delete(top.key);
    return top;
  }

  /** Without the entries that were moved. A sorted list is a heap. */
  #rebuild(): void {
    this.#heap = Array.from(this.#current, ([key, at]) => ({ key, at })).sort(inOrder);
  }

  #removeTop(): void {
    const last = this.#heap.pop();
    if (last === undefined || this.#heap.length === 0) return;
    this.#heap[0] = last;
    this.#sink(0);
  }

  #rise(from: number): void {
    let at = from;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (!this.#isBefore(at, parent)) return;
      this.#swap(at, parent);
      at = parent;
    }
  }

  #sink(from: number): void {
    let at = from;
    for (;;) {
      const left = 2 * at + 1;
      const right = left + 1;
      let least = at;
      if (left < this.#heap.length && this.#isBefore(left, least)) least = left;
      if (right < this.#heap.length && this.#isBefore(right, least)) least = right;
      if (least === at) return;
      this.#swap(at, least);
      at = least;
    }
  }

  #isBefore(a: number, b: number): boolean {
    return inOrder(this.#heap[a]!, this.#heap[b]!) < 0;
  }

  #swap(a: number, b: number): void {
    const one = this.#heap[a]!;
    this.#heap[a] = this.#heap[b]!;
    this.#heap[b] = one;
  }
}

const inOrder = (a: Entry, b: Entry): number => a.at - b.at || compareText(a.key, b.key);
