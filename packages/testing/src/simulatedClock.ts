import type { Clock, Instant, Millis } from '@opportune/core';

/**
 * A clock that moves only when it is told to.
 * @public
 */
export interface SimulatedClock extends Clock {
  /** Moves on by `millis` ≥ 0. See {@link SimulatedClock.advanceTo}. */
  advance(millis: Millis, settled?: () => Promise<unknown>): Promise<void>;
  /**
   * Moves to `instant`, stopping at each wake on the way: earliest first, ties in the order of asking. Those that are
   * asked for while it moves are honoured too. After each it waits for `settled`, or for one turn of the event loop,
   * so that what was woken can do its asynchronous work at the instant at which it was woken. An instant that lies in
   * the past leaves the time as it is.
   */
  advanceTo(instant: Instant, settled?: () => Promise<unknown>): Promise<void>;
  /** How many wakes are waiting. */
  readonly pending: number;
}

interface Wake {
  readonly instant: Instant;
  readonly run: () => void;
}

/**
 * Makes time an ordinary value: a test of thirty minutes takes no time, and gives the same result on every run.
 *
 * @example
 * ```ts
 * import { simulatedClock } from '@opportune/testing';
 *
 * const clock = simulatedClock(1_000);
 * const woken: number[] = [];
 * clock.wake(5_000, () => woken.push(clock.now()));
 * clock.wake(2_000, () => woken.push(clock.now()));
 * await clock.advance(3_000);
 * woken; // => [2000]
 * clock.now(); // => 4000
 * clock.pending; // => 1
 * ```
 * @public
 */
export function simulatedClock(start: Instant): SimulatedClock {
  let now = start;
  const waiting = new Set<Wake>();

  // A set keeps the order of asking, so the first of the earliest is the one whose turn it is.
  const next = (until: Instant): Wake | undefined => {
    let first: Wake | undefined;
    for (const wake of waiting) {
      if (wake.instant <= until && (first === undefined || wake.instant < first.instant)) first = wake;
    }
    return first;
  };

  const run = (wake: Wake): void => {
    if (waiting.delete(wake)) wake.run();
  };

  const advanceTo = async (instant: Instant, settled: () => Promise<unknown> = turn): Promise<void> => {
    await settled();
    for (let wake = next(instant); wake !== undefined; wake = next(instant)) {
      now = Math.max(now, wake.instant);
      run(wake);
      await settled();
    }
    now = Math.max(now, instant);
  };

  return {
    now: () => now,
    wake(instant, callback) {
      const wake = { instant, run: callback };
      waiting.add(wake);
      // What is due already needs no movement of time.
      if (instant <= now) queueMicrotask(() => run(wake));
      return () => void waiting.delete(wake);
    },
    advance: (millis, settled) => advanceTo(now + millis, settled),
    advanceTo,
    get pending() {
      return waiting.size;
    },
  };
}

const turn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));
