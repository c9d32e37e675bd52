import { describe, expect, it } from 'vitest';

import { orders } from '../../test/orders.ts';
import { enter, isWindow, within, WINDOW_ENTRIES, type Window } from './window.ts';

const fill = (entries: Window, per: number): Window => {
  let window: Window = [];
  let watermark = -Infinity;
  for (const [time, value] of entries) {
    watermark = Math.max(watermark, time);
    window = enter(window, time, value, per, watermark);
  }
  return window;
};

describe('window', () => {
  const entries: Window = [
    [10, 1],
    [20, -2],
    [20, 3],
    [30, 4],
  ];

  it('A5 is sorted by time and then by number, in whatever order the entries come', () => {
    for (const order of orders(entries)) expect(fill(order, 100)).toEqual(entries);
  });

  it('A5 forgets what has left it, in whatever order the entries come', () => {
    for (const order of orders(entries)) expect(within(fill(order, 20), 20, 30)).toEqual(entries.slice(1));
  });

  it('S5 lets go of what the watermark has left behind', () => {
    expect(fill([...entries, [1000, 5]], 20)).toEqual([[1000, 5]]);
  });

  it('does not take in what has left it already', () => {
    const window: Window = [[100, 1]];

    expect(enter(window, 80, 1, 20, 100)).toBe(window);
    expect(enter(window, 81, 1, 20, 100)).toHaveLength(2);
  });

  it('A5 keeps the newest 256', () => {
    const many = Array.from({ length: 300 }, (_, i) => [i, 1] as const);
    const window = fill(many, 1000);

    expect(WINDOW_ENTRIES).toBe(256);
    expect(window).toEqual(many.slice(-256));
    expect(fill([...many].reverse(), 1000)).toEqual(window);
  });

  it('A5 keeps the greatest numbers of those at the same time', () => {
    const many = Array.from({ length: 300 }, (_, i) => [7, (i * 101) % 300] as const);

    expect(fill(many, 1000).map(([, value]) => value)).toEqual(Array.from({ length: 256 }, (_, i) => i + 44));
  });

  it('S5 weighs about 5 KiB at most', () => {
    const window = fill(
      Array.from({ length: 400 }, (_, i) => [1.8e12 + i, 1] as const),
      1000,
    );

    expect(JSON.stringify(window).length).toBeLessThan(5 * 1024);
  });

  it('A1 excludes its lower end', () => {
    expect(within(entries, 10, 30)).toEqual([[30, 4]]);
    expect(within(entries, 11, 30)).toEqual(entries.slice(1));
  });

  it('changes nothing that it was given', () => {
    const before = structuredClone(entries);
    enter(entries, 15, 9, 100, 30);

    expect(entries).toEqual(before);
  });

  it('tells its memory from that of others', () => {
    expect([[], [[1, 2]], [1, 2], 1, null].map(isWindow)).toEqual([true, true, false, false, false]);
  });
});
