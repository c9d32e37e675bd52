import type { Clock, Instant } from '@opportune/core';

/** The one instant at which a visit wants to be woken. */
export interface Alarm {
  /** Takes the place of the instant before; undefined is none. */
  readonly set: (instant: Instant | undefined) => void;
  /** Sets the same once more: what was due while nobody answered is due now. */
  again(): void;
  stop(): void;
}

/** A tab that nobody sees leaves it to one that somebody sees to wake. */
const BEHIND = 1_000;

export function alarm(clock: Clock, ring: () => void): Alarm {
  let cancel: (() => void) | undefined;
  let last: Instant | undefined;
  let isStopped = false;
  const clear = (): void => {
    cancel?.();
    cancel = undefined;
  };
  const set = (instant: Instant | undefined): void => {
    last = instant;
    clear();
    if (instant === undefined || isStopped) return;
    cancel = clock.wake(instant + (document.visibilityState === 'hidden' ? BEHIND : 0), ring);
  };
  return {
    set,
    again: () => set(last),
    stop() {
      isStopped = true;
      clear();
    },
  };
}
