import type { Clock, Due, Fault, Instant, StateStore } from '@opportune/core';

import { explain } from '../internal/explain.ts';
import type { Work } from '../internal/work.ts';

/** What waking needs. */
export interface Waking {
  readonly store: StateStore;
  readonly clock: Clock;
  readonly work: Work;
  /** Hands the wake-up to the customer's serial section; false where it failed and is to be tried later. Never rejects. */
  readonly wake: (due: Due) => Promise<boolean>;
  readonly fault: (fault: Fault) => void;
}

/** The timers of all customers as one: the earliest. */
export interface WakeUps {
  /** Sees to it that what is due at `instant`, or before, is woken. */
  at(instant: Instant): void;
  stop(): void;
}

const PAGE = 256;
const AFTER_FAILURE = 1_000;
/** Before looking again at what is due, and in the hands of another process. */
const AFTER_OTHERS = 100;

export function wakeUps({ store, clock, work, wake, fault }: Waking): WakeUps {
  let next: Instant | undefined;
  let cancel: (() => void) | undefined;
  let firing = false;
  // The earliest instant that was asked for while firing: the look at the store may have come before it.
  let missed = Number.POSITIVE_INFINITY;
  let stopped = false;

  const at = (instant: Instant): void => {
    if (stopped) return;
    if (firing) missed = Math.min(missed, instant);
    if (firing || (next !== undefined && next <= instant)) return;
    cancel?.();
    next = instant;
    if (instant <= clock.now()) void work.track(fire());
    else cancel = clock.wake(instant, () => void work.track(fire()));
  };

  const fire = async (): Promise<void> => {
    firing = true;
    missed = Number.POSITIVE_INFINITY;
    let follow = Number.POSITIVE_INFINITY;
    try {
      const now = clock.now();
      const due = await store.due(now, PAGE);
      const woken = await Promise.all(due.map(async (one) => stopped || wake(one)));
      follow = (stopped ? undefined : await store.nextDue()) ?? follow;
      if (due.length === 0 && follow <= now) follow = now + AFTER_OTHERS;
      // Where some could be woken the store answers, and those who could not keep nobody waiting.
      if (due.length > 0 && !woken.includes(true)) follow = Math.max(follow, clock.now() + AFTER_FAILURE);
    } catch (error) {
      fault({ code: 'STORE_FAILED', path: '', message: `cannot look for due customers: ${explain(error)}` });
      follow = clock.now() + AFTER_FAILURE;
    }
    firing = false;
    next = undefined;
    // Another process may have asked for an earlier one, and be gone by then.
    follow = Math.min(follow, missed, clock.now() + (store.lookEvery ?? Number.POSITIVE_INFINITY));
    if (follow < Number.POSITIVE_INFINITY) at(follow);
  };

  return {
    at,
    stop() {
      stopped = true;
      cancel?.();
    },
  };
}
