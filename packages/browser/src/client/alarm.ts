import type { Clock, Instant } from '@opportune/core';

/** The one instant at which a visit wants to be woken. */
export interface Alarm {
  /** Takes the place of the instant before; undefined is none. */
  set(instant: Instant | undefined): void;
  stop(): void;
}

/** A tab that nobody sees leaves it to one that somebody sees to wake. */
const BEHIND = 1_000;

export function alarm(clock: Clock, ring: () => void): Alarm {
  let cancel: (() => void) | undefined;
  let isStopped = false;
  const clear = (): void => {
    cancel?.();
    cancel = undefined;
  };
  return {
    set(instant) {
      clear();
      if (instant === undefined || isStopped) return;
      cancel = clock.wake(instant + (document.visibilityState === 'hidden' ? BEHIND : 0), ring);
    },
    stop() {
      isStopped = true;
      clear();
    },
  };
}
