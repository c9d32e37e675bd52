import { afterEach, beforeEach, expect, test, vi } from 'vitest';

import { systemClock } from './systemClock.ts';

beforeEach(() => void vi.useFakeTimers({ now: 1_000 }));
afterEach(() => void vi.useRealTimers());

test('wakes at the instant, not before, and once', () => {
  const woken: number[] = [];
  const clock = systemClock();
  clock.wake(5_000, () => woken.push(clock.now()));
  vi.advanceTimersByTime(3_999);
  expect(woken).toEqual([]);
  vi.advanceTimersByTime(100_000);
  expect(woken).toEqual([5_000]);
});

test('an instant in the past is due at once, but never synchronously', () => {
  let woken = 0;
  systemClock().wake(-5, () => (woken += 1));
  expect(woken).toBe(0);
  vi.advanceTimersByTime(1);
  expect(woken).toBe(1);
});

test('keeps waits that are longer than setTimeout can', () => {
  const day = 86_400_000;
  const woken: number[] = [];
  const clock = systemClock();
  clock.wake(1_000 + 100 * day, () => woken.push(clock.now()));
  vi.advanceTimersByTime(100 * day - 1);
  expect(woken).toEqual([]);
  vi.advanceTimersByTime(1);
  expect(woken).toEqual([1_000 + 100 * day]);
});

test('a cancelled wake never comes, whichever part of the wait it is in', () => {
  let woken = 0;
  const cancel = systemClock().wake(100 * 86_400_000, () => (woken += 1));
  vi.advanceTimersByTime(40 * 86_400_000);
  cancel();
  vi.advanceTimersByTime(100 * 86_400_000);
  expect(woken).toBe(0);
  expect(vi.getTimerCount()).toBe(0);
});

test('is not early where the machine was set back', () => {
  let woken = 0;
  systemClock().wake(5_000, () => (woken += 1));
  vi.setSystemTime(0);
  vi.advanceTimersByTime(4_000);
  expect(woken).toBe(0);
  vi.advanceTimersByTime(1_000);
  expect(woken).toBe(1);
});

test('is hardly late where the machine was set forward, or slept', () => {
  const day = 86_400_000;
  const woken: number[] = [];
  const clock = systemClock();
  clock.wake(1_000 + day, () => woken.push(clock.now()));
  vi.setSystemTime(1_000 + 2 * day);
  vi.advanceTimersByTime(60_000);
  expect(woken).toEqual([1_000 + 2 * day + 60_000]);
});
