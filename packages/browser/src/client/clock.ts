import type { Clock } from '@opportune/core';

/** `setTimeout` calls at once where it is asked to wait longer. */
const LONGEST = 2 ** 31 - 1;

/** The time of this device. */
export const deviceClock = (): Clock => ({
  now: () => Date.now(),
  wake(instant, run) {
    let timer: ReturnType<typeof setTimeout>;
    const wait = (): void => {
      const left = Math.max(instant - Date.now(), 0);
      timer = setTimeout(() => (left > LONGEST ? wait() : run()), Math.min(left, LONGEST));
    };
    wait();
    return () => clearTimeout(timer);
  },
});
