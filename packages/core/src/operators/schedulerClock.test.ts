import { asapScheduler, VirtualTimeScheduler } from 'rxjs';
import { TestScheduler } from 'rxjs/testing';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { days } from '../index.ts';
import { schedulerClock } from './schedulerClock.ts';

const START = 1_000;
const LONGEST = 2 ** 31 - 1;

describe('with the timers of the platform', () => {
  beforeEach(() => void vi.useFakeTimers({ now: START }));
  afterEach(() => void vi.useRealTimers());

  it('tells the time', () => {
    const clock = schedulerClock();
    expect(clock.now()).toBe(START);
    vi.setSystemTime(5_000);
    expect(clock.now()).toBe(5_000);
  });

  it.each([
    ['a millisecond', 1],
    ['a minute', 60_000],
    ['the longest timer', LONGEST],
    ['a millisecond more', LONGEST + 1],
    ['twice the longest timer', 2 * LONGEST],
    ['60 days', days(60)],
    ['400 days', days(400)],
    ['30 years', days(365 * 30)],
  ])('wakes once and not before, and leaves nothing behind: %s', (_, wait) => {
    const woken: number[] = [];
    const clock = schedulerClock();
    clock.wake(START + wait, () => woken.push(clock.now()));
    expect(vi.getTimerCount()).toBe(1);
    vi.advanceTimersByTime(wait - 1);
    expect(woken).toEqual([]);
    vi.advanceTimersByTime(1);
    expect(woken).toEqual([START + wait]);
    expect(vi.getTimerCount()).toBe(0);
    vi.advanceTimersByTime(days(1));
    expect(woken).toHaveLength(1);
  });

  it.each([START, START - 1, 0, -days(400), -Infinity])('wakes at once, but never synchronously: %d', (instant) => {
    const woken = vi.fn();
    schedulerClock().wake(instant, woken);
    expect(woken).not.toHaveBeenCalled();
    vi.advanceTimersByTime(0);
    expect(woken).toHaveBeenCalledTimes(1);
  });

  it.each([10, days(400)])('does not wake once cancelled, however often: %d', (wait) => {
    const woken = vi.fn();
    const cancel = schedulerClock().wake(START + wait, woken);
    vi.advanceTimersByTime(wait - 1);
    cancel();
    cancel();
    expect(vi.getTimerCount()).toBe(0);
    vi.advanceTimersByTime(days(400));
    expect(woken).not.toHaveBeenCalled();
  });

  it('may be cancelled while it wakes', () => {
    const woken = vi.fn(() => cancel());
    const cancel = schedulerClock().wake(START + 1, woken);
    vi.advanceTimersByTime(days(1));
    expect(woken).toHaveBeenCalledTimes(1);
  });

  it('waits on where the clock was set back meanwhile', () => {
    const woken: number[] = [];
    const clock = schedulerClock();
    clock.wake(START + 100, () => woken.push(clock.now()));
    vi.advanceTimersByTime(50);
    vi.setSystemTime(START - 1_000);
    vi.advanceTimersByTime(50);
    expect(woken).toEqual([]);
    vi.advanceTimersByTime(1_050);
    expect(woken).toEqual([START + 100]);
  });

  it('takes another scheduler of the platform', () => {
    const woken = vi.fn();
    schedulerClock(asapScheduler).wake(START + days(60), woken);
    vi.advanceTimersByTime(days(60) - 1);
    expect(woken).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);
    expect(woken).toHaveBeenCalledTimes(1);
  });
});

describe('in virtual time', () => {
  it.each([1, LONGEST, LONGEST + 1, days(60), days(400)])('wakes at %d', (instant) => {
    const scheduler = new VirtualTimeScheduler();
    const clock = schedulerClock(scheduler);
    const woken: number[] = [];
    clock.wake(instant, () => woken.push(clock.now()));
    scheduler.flush();
    expect(woken).toEqual([instant]);
  });

  it('wakes in order of time, ties in the order of asking, and not whom nobody wants any more', () => {
    const scheduler = new VirtualTimeScheduler();
    const clock = schedulerClock(scheduler);
    const woken: string[] = [];
    const wake = (name: string, instant: number) => clock.wake(instant, () => woken.push(`${name} ${clock.now()}`));
    wake('late', days(60));
    wake('a', 20);
    const cancel = wake('b', 15);
    wake('c', 10);
    wake('d', 20);
    cancel();
    scheduler.flush();
    expect(woken).toEqual(['c 10', 'a 20', 'd 20', `late ${days(60)}`]);
  });

  it('is that of the TestScheduler where one runs', () => {
    const woken: number[] = [];
    new TestScheduler(() => undefined).run(({ flush }) => {
      const clock = schedulerClock();
      clock.wake(7, () => woken.push(clock.now()));
      flush();
    });
    expect(woken).toEqual([7]);
  });
});
