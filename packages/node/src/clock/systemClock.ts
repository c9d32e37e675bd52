import type { Clock, Instant } from '@opportune/core';

// setTimeout overflows above this and would call at once.
const LONGEST = 2 ** 31 - 1;

/**
 * The time of this machine. Waits of any length are kept: those above 24.8 days, the longest that `setTimeout` can,
 * are waited for in parts. A wake waits by the wall clock as it stands when a part ends, so that it is never early,
 * also where the machine's time was set back meanwhile.
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
