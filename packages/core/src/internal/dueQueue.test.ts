import { describe, expect, it } from 'vitest';

import { compareText } from './compareText.ts';
import { DueQueue } from './dueQueue.ts';

/** The same as a sorted list. */
class DueList {
  #entries: { key: string; at: number }[] = [];

  set(key: string, at: number | undefined): void {
    this.#entries = this.#entries.filter((entry) => entry.key !== key);
    if (at !== undefined) this.#entries.push({ key, at });
    this.#entries.sort((a, b) => a.at - b.at || compareText(a.key, b.key));
  }

  peek = () => this.#entries[0];

  take(hasCome: (at: number) => boolean) {
    const first = this.#entries[0];
    if (first === undefined || !hasCome(first.at)) return undefined;
    return this.#entries.shift();
  }
}

describe('DueQueue', () => {
  it('gives the earliest first, ties by key', () => {
    const queue = new DueQueue();
    for (const [key, at] of [
      ['b', 5],
      ['c', 1],
      ['a', 5],
      ['d', 9],
    ] as const)
      queue.set(key, at);

    expect([1, 2, 3, 4, 5].map(() => queue.take(() => true)?.key)).toEqual(['c', 'a', 'b', 'd', undefined]);
  });

  it('gives nothing that has not come', () => {
    const queue = new DueQueue();
    queue.set('a', 5);

    expect(queue.take((at) => at < 5)).toBe(undefined);
    expect(queue.take((at) => at <= 5)).toEqual({ key: 'a', at: 5 });
  });

  it('moves a key, and takes it away', () => {
    const queue = new DueQueue();
    queue.set('a', 5);
    queue.set('b', 6);
    queue.set('a', 7);
    expect(queue.peek()).toEqual({ key: 'b', at: 6 });
    queue.set('b', undefined);
    expect(queue.peek()).toEqual({ key: 'a', at: 7 });
  });

  it('gives a key once where it has moved away and back', () => {
    const queue = new DueQueue();
    for (const at of [5, 7, 5]) queue.set('a', at);

    expect([queue.take(() => true), queue.take(() => true)]).toEqual([{ key: 'a', at: 5 }, undefined]);
  });

  it('does as a sorted list does, over thousands of changes', () => {
    const [queue, list] = [new DueQueue(), new DueList()];
    let seed = 1;
    const random = (below: number): number => {
      seed = (seed * 48_271) % 2_147_483_647;
      return seed % below;
    };
    for (let i = 0; i < 5000; i += 1) {
      const key = `k${random(40)}`;
      if (random(3) === 0) {
        const until = random(100);
        expect(queue.take((at) => at <= until)).toEqual(list.take((at) => at <= until));
      } else {
        const at = random(4) === 0 ? undefined : random(100);
        queue.set(key, at);
        list.set(key, at);
        expect(queue.peek()).toEqual(list.peek());
      }
    }
  });

  it('does not grow where keys move about, and loses none of them', () => {
    const queue = new DueQueue();
    let most = 0;
    for (let i = 0; i < 20_000; i += 1) {
      // Ever later, so that what has moved does not come up by itself.
      queue.set('first', -1);
      queue.set(`k${i % 100}`, i);
      most = Math.max(most, queue.size);
    }
    expect(most).toBeLessThan(300);

    const given = Array.from({ length: 101 }, () => queue.take(() => true)?.at);
    expect(given).toEqual([-1, ...Array.from({ length: 100 }, (_, i) => 19_900 + i)]);
    expect(queue.peek()).toBe(undefined);
  });

  it('does not grow where keys are taken away', () => {
    const queue = new DueQueue();
    queue.set('first', -1);
    for (let i = 0; i < 20_000; i += 1) {
      queue.set('k', i);
      queue.set('k', undefined);
    }
    expect(queue.size).toBeLessThan(100);
    expect([queue.take(() => true)?.key, queue.peek()]).toEqual(['first', undefined]);
  });

  it('forgets those that are not kept, looking seldom', () => {
    const queue = new DueQueue();
    let looks = 0;
    let most = 0;
    for (let i = 0; i < 20_000; i += 1) {
      queue.set(String(i), 20_000 - i);
      queue.thin((key) => {
        looks += 1;
        return Number(key) > i - 10;
      });
      most = Math.max(most, queue.size);
    }
    expect(most).toBeLessThan(200);
    expect(looks).toBeLessThan(2 * 20_000);

    for (const kept of Array.from({ length: 10 }, (_, i) => String(19_999 - i))) {
      expect(queue.take(() => true)?.key).toBe(kept);
    }
  });

  it('forgets nobody who is kept', () => {
    const queue = new DueQueue();
    for (let i = 0; i < 500; i += 1) {
      queue.set(String(i), i);
      queue.thin(() => true);
    }
    expect(Array.from({ length: 501 }, () => queue.take(() => true)?.at)).toEqual([...Array(500).keys(), undefined]);
  });
});
