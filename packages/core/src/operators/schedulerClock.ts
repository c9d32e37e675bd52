import { asyncScheduler, type SchedulerLike } from 'rxjs';

import type { Clock } from '../ports/clock.ts';
import type { Millis } from '../time/duration.ts';

/** A timer of the platform that is set for longer than this, 24.8 days, fires at once. */
const LONGEST_TIMER: Millis = 2 ** 31 - 1;

/**
 * The clock of a scheduler: real time by default, virtual time with a `TestScheduler` or `VirtualTimeScheduler`.
 *
 * @example
 * ```ts
 * import { schedulerClock } from '@opportune/core/operators';
 * import { VirtualTimeScheduler } from 'rxjs';
 *
 * const time = new VirtualTimeScheduler();
 * const woken: number[] = [];
 * const clock = schedulerClock(time);
 * clock.wake(90 * 86_400_000, () => woken.push(clock.now()));
 * time.flush();
 *
 * woken; // => [7776000000]
 * ```
 * @public
 */
export const schedulerClock = (scheduler: SchedulerLike = asyncScheduler): Clock => ({
  now: () => scheduler.now(),
  wake: (instant, run) => {
    const wait = (): Millis => Math.min(Math.max(0, instant - scheduler.now()), LONGEST_TIMER);
    const timer = scheduler.schedule(function () {
      if (scheduler.now() < instant) this.schedule(undefined, wait());
      else run();
    }, wait());
    return () => timer.unsubscribe();
  },
});
