import type { Clock, Fault, Instant, OutboxEntry, StateStore } from '@opportune/core';

import { explain } from '../internal/explain.ts';
import type { Work } from '../internal/work.ts';

/** What moving decisions out of the outbox needs. */
export interface Delivering {
  readonly store: StateStore;
  readonly clock: Clock;
  readonly work: Work;
  readonly concurrency: number;
  /** Deals with one decision, whatever comes of it. Never rejects. */
  readonly deliver: (entry: OutboxEntry) => Promise<void>;
  readonly fault: (fault: Fault) => void;
}

/** Keeps so many deliveries going as long as the outbox has something. */
export interface Deliveries {
  /** Says that the outbox may have something new. */
  look(): void;
  /** Does not start what is waiting for these customers: it is not in the outbox any more. */
  forget(customers: readonly string[]): void;
  /** Deliveries that are going on. */
  readonly going: number;
  stop(): void;
}

const PAGE = 64;
const AFTER_FAILURE = 1_000;
const NEVER = Number.POSITIVE_INFINITY;

export function deliveries({ store, clock, work, concurrency, deliver, fault }: Delivering): Deliveries {
  const going = new Set<string>();
  let ready: OutboxEntry[] = [];
  // Set by `look`, and taken back by the look that it leads to.
  let unseen = false;
  let looking = false;
  let stopped = false;
  let cancel: (() => void) | undefined;

  const start = (entry: OutboxEntry): void => {
    const id = entry.decision.id;
    going.add(id);
    const done = (): void => {
      going.delete(id);
      // The customer's next decision shows now.
      look();
    };
    void work.track(deliver(entry).then(done, done));
  };

  const fill = (): void => {
    while (!stopped && going.size < concurrency) {
      const entry = ready.shift();
      if (entry === undefined) break;
      start(entry);
    }
  };

  const later = (instant: Instant): void => {
    cancel?.();
    cancel = clock.wake(instant, look);
  };

  /** When the store will have something, or another process may have left something behind. */
  const lookAgain = (next: Instant | undefined): void => {
    const now = clock.now();
    const nextLook = Math.min(next !== undefined && next > now ? next : NEVER, now + (store.lookEvery ?? NEVER));
    if (nextLook < NEVER) later(nextLook);
  };

  const read = async (): Promise<void> => {
    looking = true;
    try {
      while (unseen && !stopped && ready.length === 0 && going.size < concurrency) {
        unseen = false;
        // What leaves the outbox while we look may still be found in it.
        const known = new Set(going);
        const found = await store.outbox(clock.now(), known.size + PAGE);
        ready = found.filter((entry) => !known.has(entry.decision.id));
        fill();
      }
      const next = stopped ? undefined : await store.nextDelivery();
      if (!stopped) lookAgain(next);
    } catch (error) {
      fault({ code: 'STORE_FAILED', path: '', message: `cannot read the outbox: ${explain(error)}` });
      unseen = false;
      later(clock.now() + AFTER_FAILURE);
    }
    looking = false;
    if (unseen) look();
  };

  const look = (): void => {
    unseen = true;
    if (stopped) return;
    fill();
    if (!looking && ready.length === 0 && going.size < concurrency) void work.track(read());
  };

  return {
    look,
    get going() {
      return going.size;
    },
    forget(customers) {
      ready = ready.filter((entry) => !customers.includes(entry.decision.customer));
    },
    stop() {
      stopped = true;
      cancel?.();
    },
  };
}
