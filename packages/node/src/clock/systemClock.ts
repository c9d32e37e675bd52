import type { Clock, Instant } from '@opportune/core';

// setTimeout counts only while the machine is awake, and knows nothing of its time being set. Above 24.8 days it would
// call at once.
const LONGEST = 60_000;

/**
 * The time of this machine. A wake waits by the wall clock, which it looks at once a minute: it is never early, also
 * where the machine's time was set back meanwhile, and at most a minute late where it was set forward or the machine
 * slept. Waits of any length are kept.
 *
 * @example
 * ```ts
 * import { systemClock } from '@opportune/node';
 *
 * const clock = systemClock();
 * const woken = await new Promise((resolve) => {
 *   clock.wake(clock.now() + 20, () => resolve('woken'));
 * });
 * woken; // => 'woken'
 * ```
 * @public
 */
export function systemClock(): Clock {
  return { now: () => Date.now(), wake };
}

function wake(instant: Instant, run: () => void): () => void {
  let timer: NodeJS.Timeout;
  const wait = (): void => {
    const left = instant - Date.now();
    timer = setTimeout(() => (Date.now() >= instant ? run() : wait()), Math.min(Math.max(left, 0), LONGEST));
  };
  wait();
  return () => clearTimeout(timer);
}
