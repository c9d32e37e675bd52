import type { Clock, Fault } from '@opportune/core';

import { explain } from '../internal/explain.ts';
import { waitAfter, type Backoff } from './backoff.ts';

/** What trying again needs. */
export interface Surroundings {
  readonly clock: Clock;
  readonly backoff: Backoff;
  /** Aborted when the runtime stops, and when nobody waits for deliveries any more. */
  readonly stopping: AbortSignal;
  readonly abandoned: AbortSignal;
  readonly fault: (fault: Fault) => void;
}

/** Does what must be done, however often that takes. */
export interface Trying {
  /** Waits after so many failures, less long where the runtime stops. */
  readonly pause: (failures: number) => Promise<void>;
  /** Writes again and again until it succeeds; false where the runtime stopped before. */
  readonly persist: (write: () => Promise<void>) => Promise<boolean>;
}

export function trying({ clock, backoff, stopping, abandoned, fault }: Surroundings): Trying {
  const pause = (failures: number): Promise<void> =>
    new Promise((resolve) => {
      const over = new AbortController();
      const resume = (): void => {
        over.abort();
        cancel();
        resolve();
      };
      const cancel = clock.wake(clock.now() + waitAfter(failures, backoff), resume);
      if (stopping.aborted) resume();
      else stopping.addEventListener('abort', resume, { signal: over.signal });
    });

  const persist = async (write: () => Promise<void>): Promise<boolean> => {
    for (let failures = 1; !abandoned.aborted; failures += 1) {
      try {
        await write();
        return true;
      } catch (error) {
        fault({ code: 'STORE_FAILED', path: '', message: explain(error) });
        // While stopping there is no time to wait for: what is left undone is done again after the next start.
        if (stopping.aborted) return false;
        await pause(failures);
      }
    }
    return false;
  };

  return { pause, persist };
}
